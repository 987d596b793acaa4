"""What a plain look at words can truly say of a typed text beside a written line: who asks, who names a day or a figure.

It never says which is better, nothing where the two do not differ, and nothing that it cannot be sure of: a question without
its mark, a month (of which day?), a number in words, a text in another language than the conversation's or in one that has no list of words here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from simulator.languages.tongue import ENGLISH, Tongue
from simulator.words.features import parts_of, words_in


@dataclass(frozen=True, slots=True)
class PlainWords:
    """All in small letters."""

    days: frozenset[str]
    unsure_days: frozenset[str]
    numbers: frozenset[str]
    asking: frozenset[str]
    opening: frozenset[str]
    common: frozenset[str]


def _words(days: str, unsure_days: str, numbers: str, asking: str, opening: str, common: str) -> PlainWords:
    return PlainWords(*(frozenset(text.split()) for text in (days, unsure_days, numbers, asking, opening, common)))


PLAIN_WORDS = {
    "en": _words(
        days="monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays "
        "saturdays sundays today tonight tomorrow",
        unsure_days="january february april june july august september october november december may march mon tue wed thu fri sat sun jan feb apr jun jul aug sep sept oct nov dec yesterday weekend week "
        "morning evening afternoon noon day days date now month",
        numbers="one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million half "
        "third quarter fifth tenth dozen twice double couple",
        asking="what how who whom whose when where why which whether wonder anything",
        opening="do does did can could would will shall may might is are was were have has had should am any tell don won isn so",
        common="the a an i you we it is are was to of and in on that this for with not no my your me us they do have be if at",
    ),
    "de": _words(
        days="montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag montags dienstags mittwochs donnerstags "
        "freitags samstags sonntags heute übermorgen",
        unsure_days="januar februar april juni juli august september oktober november dezember morgen mai märz gestern woche wochenende tag tage abend mittag früh datum jetzt monat",
        numbers="ein eins eine einen einem einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig "
        "vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million halb halbe hälfte viertel drittel dutzend doppelt paar",
        asking="was wie wer wen wem wessen wann wo woher wohin warum wieso weshalb welche welcher welches welchen ob",
        opening="darf dürfte dürfen kann können könnten könnte ist sind war waren haben hat hätten hatte möchten wollen würden "
        "soll sollen werden wird sagen erzählen gibt geht brauchen",
        common="der die das ich sie wir es ist und zu nicht in den dem mit für auf ein eine mir ihnen ihr ihre was auch noch wenn",
    ),
    "es": _words(
        days="lunes martes miércoles jueves viernes sábado domingo sábados domingos hoy",
        unsure_days="enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre mañana ayer semana día días noche tarde fecha ahora mes",
        numbers="un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta "
        "cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos mil millón medio media mitad tercio cuarto docena doble par",
        asking="qué cómo quién quiénes cuándo dónde cuál cuáles cuánto cuánta cuántos cuántas cual acaso",
        opening="que como quien cuando donde puedo puede podría podemos es son está están tiene quiere hay dígame por me le",
        common="el la los las de que y en no se lo le me un una es por con para su mi usted te al del si yo",
    ),
    "fr": _words(
        days="lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis samedis dimanches "
        "aujourd'hui aujourdhui demain",
        unsure_days="janvier février avril juin juillet août septembre octobre novembre décembre mars mai hier semaine jour jours soir matin midi date maintenant mois",
        numbers="un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
        "quarante cinquante soixante cent cents mille million demi demie moitié tiers quart douzaine double",
        asking="quoi comment quand où pourquoi quel quelle quels quelles combien",
        opening="que qu qui est puis peut pouvez pourrait pourriez pouvons avez êtes voulez dites c vous y",
        common="le la les de des et à en ne pas je vous nous il elle ce que qui un une est pour avec votre mon si au du",
    ),
}


_MARK = re.compile(r"[?？؟՞፧]")
_FIGURE = re.compile(r"\d")
_Seen = bool | None
"""True and False, or None for what cannot be told."""


def contrast(yours: str, line: str, lang: str = "en", say: Tongue = ENGLISH) -> tuple[str, ...]:
    """Sentences for the trainee, in the tongue `say`, about `yours` and the written `line` of a conversation in `lang`."""
    known = PLAIN_WORDS.get(lang.split("-")[0].lower())
    if known is None or known.common.isdisjoint(words_in(yours)):
        return ()
    asks = _asks(yours, known), bool(_MARK.search(line))
    days = _names_a_day(yours, known), _names_a_day(line, known)
    figures = _gives_a_figure(yours, known), _gives_a_figure(line, known)
    return (
        *_told(asks, say("Yours asks, this one tells."), say("Yours tells, this one asks.")),
        *_told(days, say("You named a day, this one names none."), say("This one names a day, yours names none.")),
        *_told(
            figures, say("You gave a figure, this one gives none."), say("This one gives a figure, yours gives none.")
        ),
    )


def _told(found: tuple[_Seen, _Seen], only_yours: str, only_the_line: str) -> tuple[str, ...]:
    yours, line = found
    if None in found or yours == line:
        return ()
    return (only_yours if yours else only_the_line,)


def _asks(text: str, known: PlainWords) -> _Seen:
    """Of a typed text, which may lack its question mark."""
    if _MARK.search(text):
        return True
    opens = {words[0] for part, _ in parts_of(text) if (words := words_in(part))}
    sure = known.asking.isdisjoint(words_in(text)) and known.opening.isdisjoint(opens)
    return False if sure else None


def _names_a_day(text: str, known: PlainWords) -> _Seen:
    words = words_in(text)
    if not known.days.isdisjoint(words):
        return True
    return False if known.unsure_days.isdisjoint(words) else None


def _gives_a_figure(text: str, known: PlainWords) -> _Seen:
    if _FIGURE.search(text):
        return True
    return False if known.numbers.isdisjoint(words_in(text)) else None
