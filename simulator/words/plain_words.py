"""Words by which a plain look can tell what a text does, by language: who names a day, who gives a figure, who asks.

`unsure` are words that may name a day or something else ("may", "morgen"), or stand for a figure: where one stands, nothing
is said; likewise where words that ask stand in a text without a question mark: `asking` anywhere, `opening` at the beginning
of a part. A text is held to be in a language where it has one of its `common` words.
"""

from __future__ import annotations

from dataclasses import dataclass


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
        "saturdays sundays today tonight tomorrow january february april june july august september october november december",
        unsure_days="may march mon tue wed thu fri sat sun jan feb apr jun jul aug sep sept oct nov dec yesterday weekend week "
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
        "freitags samstags sonntags heute übermorgen januar februar april juni juli august september oktober november dezember",
        unsure_days="morgen mai märz gestern woche wochenende tag tage abend mittag früh datum jetzt monat",
        numbers="ein eins eine einen einem einer zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig "
        "vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend million halb halbe hälfte viertel drittel dutzend doppelt paar",
        asking="was wie wer wen wem wessen wann wo woher wohin warum wieso weshalb welche welcher welches welchen ob",
        opening="darf dürfte dürfen kann können könnten könnte ist sind war waren haben hat hätten hatte möchten wollen würden "
        "soll sollen werden wird sagen erzählen gibt geht brauchen",
        common="der die das ich sie wir es ist und zu nicht in den dem mit für auf ein eine mir ihnen ihr ihre was auch noch wenn",
    ),
    "es": _words(
        days="lunes martes miércoles jueves viernes sábado domingo sábados domingos hoy enero febrero marzo abril mayo junio "
        "julio agosto septiembre octubre noviembre diciembre",
        unsure_days="mañana ayer semana día días noche tarde fecha ahora mes",
        numbers="un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta "
        "cuarenta cincuenta sesenta setenta ochenta noventa cien ciento cientos mil millón medio media mitad tercio cuarto docena doble par",
        asking="qué cómo quién quiénes cuándo dónde cuál cuáles cuánto cuánta cuántos cuántas cual acaso",
        opening="que como quien cuando donde puedo puede podría podemos es son está están tiene quiere hay dígame por me le",
        common="el la los las de que y en no se lo le me un una es por con para su mi usted te al del si yo",
    ),
    "fr": _words(
        days="lundi mardi mercredi jeudi vendredi samedi dimanche lundis mardis mercredis jeudis vendredis samedis dimanches "
        "aujourd'hui aujourdhui demain janvier février avril juin juillet août septembre octobre novembre décembre",
        unsure_days="mars mai hier semaine jour jours soir matin midi date maintenant mois",
        numbers="un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente "
        "quarante cinquante soixante cent cents mille million demi demie moitié tiers quart douzaine double",
        asking="quoi comment quand où pourquoi quel quelle quels quelles combien",
        opening="que qu qui est puis peut pouvez pourrait pourriez pouvons avez êtes voulez dites c vous y",
        common="le la les de des et à en ne pas je vous nous il elle ce que qui un une est pour avec votre mon si au du",
    ),
}
