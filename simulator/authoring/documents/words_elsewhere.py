"""What coaches write in German, French and Spanish where an English label, heading, column or value would stand.

Each English word is one that `words`, `table_in` or the format knows; what it means there depends on where it stands.
"""

from __future__ import annotations

_GERMAN = {
    "title": "titel", "scenario": "szenario", "market": "markt", "level": "stufe|schwierigkeit|niveau",
    "minutes": "minuten|dauer", "language": "sprache", "author": "autor|autorin|verfasser|verfasserin", "edition": "ausgabe",
    "licence": "lizenz", "brief": "ausgangslage|lage|situation|hintergrund|auftrag", "objective": "ziel",
    "facts": "fakten|tatsachen|nachschlagen", "patience": "geduld", "start": "beginn|anfang|beginnt mit", "walk out": "abbruch|geht",
    "customer": "kunde|kundin|kunden", "people": "personen|beteiligte|wer ist da", "person": "person",
    "needs": "bedürfnisse|bedarf|verborgenes", "hidden need": "verborgenes bedürfnis|verborgener bedarf|versteckter bedarf|bedürfnis|verborgen",
    "role": "rolle|beruf|arbeit", "manner": "art|auftreten", "trust": "vertrauen", "scepticism": "skepsis",
    "stage": "phase|abschnitt", "scene": "szene", "speaker": "sprecher|sprecherin|es spricht", "who": "wer",
    "line": "satz|zeile|kunde sagt|kundin sagt|kundensatz|aussage", "says": "sagt", "last words": "letzte worte|letztes wort|schlusswort",
    "thinks": "denkt|gedanke|gedanken", "reveals": "verrät|enthüllt|bringt ans licht|deckt auf", "notes": "notizen|hinweise",
    "questions": "fragen", "remarks": "anmerkungen|anmerkung|bemerkung|bemerkungen",
    "turn": "runde|zug|schritt|station|gesprächsschritt", "choice": "wahl|auswahl|option|möglichkeit|antwortmöglichkeit|verkäufer sagt|du sagst",
    "behaviour": "verhalten|verhaltensweise", "shows also": "auch|außerdem", "points to": "weiter|weiter mit|weiter zu|führt zu|nächste|nächster|nächster schritt|ziel der wahl",
    "why": "warum|begründung|grund|weil", "reply": "antwort|reaktion|erwiderung", "only if": "nur wenn|wenn|bedingung", "once": "einmal",
    "sets": "merkt|merkt sich|setzt|merker", "changes": "ändert|wirkung", "examples": "beispiele|auch so",
    "kind": "art des endes|ausgang|ergebnis", "meeting": "treffen|wiedersehen|nächstes treffen", "sold": "verkauft|verkauf|abschluss",
    "days": "tage", "fit": "passung", "referral": "empfehlung", "later": "später|nachspiel|was daraus wurde",
    "endings": "enden|ende|schluss|ausgänge|wie es endet", "conversation": "gespräch|das gespräch|gesprächsverlauf", "hidden": "was verborgen ist",
    "ending": "ende", "id": "kennung",
}  # fmt: skip
_FRENCH = {
    "title": "titre", "market": "marché", "level": "niveau", "minutes": "durée", "language": "langue", "author": "auteur|autrice",
    "brief": "contexte", "objective": "objectif|but", "facts": "faits", "patience": "patience", "customer": "client|cliente",
    "people": "personnes", "hidden need": "besoin caché|besoin", "role": "rôle|métier", "trust": "confiance", "stage": "étape|phase",
    "scene": "scène", "who": "qui", "line": "réplique|phrase", "says": "dit", "thinks": "pense", "turn": "tour", "choice": "choix",
    "behaviour": "comportement", "points to": "mène à|suite|vers", "why": "pourquoi|raison", "reply": "réponse|réaction",
    "reveals": "révèle", "only if": "si", "kind": "genre", "meeting": "rendez-vous", "sold": "vendu|vente", "later": "plus tard",
    "endings": "fins|les fins", "ending": "fin", "remarks": "remarques|remarque", "conversation": "conversation",
}  # fmt: skip
_SPANISH = {
    "title": "título", "market": "mercado", "level": "nivel", "minutes": "minutos|duración", "language": "idioma", "author": "autor|autora",
    "brief": "situación|contexto", "objective": "objetivo", "facts": "hechos|datos", "patience": "paciencia", "customer": "cliente|clienta",
    "people": "personas", "hidden need": "necesidad oculta|necesidad", "role": "papel|oficio", "trust": "confianza", "stage": "etapa|fase",
    "scene": "escena", "who": "quién|quien", "line": "frase|línea", "says": "dice", "thinks": "piensa", "turn": "turno|ronda",
    "choice": "opción|elección", "behaviour": "comportamiento|conducta", "points to": "lleva a|siguiente|sigue", "why": "por qué|porqué|motivo",
    "reply": "respuesta|reacción", "reveals": "revela", "only if": "si", "kind": "tipo", "meeting": "cita", "sold": "vendido|venta",
    "later": "más tarde|después", "endings": "finales|los finales", "ending": "final", "remarks": "comentarios|comentario",
    "conversation": "conversación",
}  # fmt: skip


def _by_word(*languages: dict[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for words in languages:
        for english, names in words.items():
            for name in names.split("|"):
                found[name] = (*found.get(name, ()), english)
    return found


ELSEWHERE = _by_word(_GERMAN, _FRENCH, _SPANISH)
"""The English words that a word of another language can stand for, in the order to try them."""

_VALUES = {
    "advance": "fortschritt|nächster schritt|es geht weiter|avancée|avance",
    "continuation": "fortsetzung|bleibt offen|vertagt|à suivre|continuación",
    "walked-away-well": "gut auseinander|im guten getrennt|gegangen im guten",
    "lost": "verloren|absage|perdu|perdido|perdida", "complaint": "beschwerde|plainte|réclamation|queja",
    "earned": "verdient|gewonnen|mérité|merecido|ganado", "open": "offen|ouvert|abierto", "refused": "abgelehnt|verweigert|refusé|rechazado",
    "b2b": "geschäftskunden|firmenkunden", "b2c": "privatkunden|verbraucher", "internal": "intern|interne|interno|im haus",
    "opening": "einstieg|eröffnung|ouverture|apertura", "discovery": "ergründen|bedarfsermittlung|découverte|descubrimiento",
    "proposal": "vorschlag|angebot|proposition|propuesta", "objection": "einwand|einwände|objeción",
    "commitment": "zusage|abschluss|engagement|compromiso", "follow-up": "nachfassen|suivi|seguimiento",
}  # fmt: skip
VALUES = {name: english for english, names in _VALUES.items() for name in names.split("|")}
"""What stands for a kind, a meeting, a market or a stage of the format."""
