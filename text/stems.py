"""German words as the search knows them: stems that forgive endings and spelling, and nothing else.

The stemmer makes Förderung and Forderung, Schüler and Schule one word, because it drops umlauts. So words are stemmed
with their umlauts and folded afterwards (ä→ae, ß→ss). Where German itself makes an umlaut (Land, Länder) a list of
plurals says so. What else the stemmer gets wrong often enough to be met is said here, too: it takes the s from Kurs but
not from Kurse, and knows „sich“ and Sicherheit, fördern and Förderung the wrong way round.
"""

import re
from functools import lru_cache

import snowballstemmer

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u"})
_UMLAUTS = ((re.compile("ae"), "ä"), (re.compile("oe"), "ö"), (re.compile("(?<!q)ue"), "ü"))
_FEMALE = re.compile(r"(?<=er|or|nt|st|rt|zt|lt|eg|og|ur)in(?:nen)?$")
_LONGEST_STRANGER = 4  # letters: „worin“, „Urin“ and „beginnen“ are no women
_VERB = re.compile(
    r"(.*(?:foerder|forder|leichter|besser|erweiter|wander|aender|minder|steiger|laenger|aeusser|glieder|kuemmer))"
    r"(?:n|nd\w{0,2}|t|te|ten|ter|tes|ung|ungen)"
)
_THEMSELVES = {"sich": "sich0"}
_stemmer = snowballstemmer.stemmer("german")

# Plurals with an umlaut that end a word, each with its singular: „Fachkräfte“ ends in „kräfte“. „Geräte“ are no „Räte“.
_PLURALS = """
    abgänge:abgang ämter:amt anhänge:anhang anlässe:anlass anschläge:anschlag anträge:antrag anwälte:anwalt
    anwält:anwalt ärzte:arzt ärzt:arzt aufträge:auftrag ausdrücke:ausdruck ausschüsse:ausschuss bäder:bad bände:band
    bäume:baum beiträge:beitrag beschlüsse:beschluss blätter:blatt böden:boden brände:brand bräuche:brauch
    brüche:bruch brüder:bruder bücher:buch dächer:dach dörfer:dorf einflüsse:einfluss einwände:einwand
    entschlüsse:entschluss erträge:ertrag fächer:fach fälle:fall flüge:flug flüsse:fluss füße:fuß gänge:gang
    gärten:garten gäste:gast gehälter:gehalt gräben:graben gründe:grund grundsätze:grundsatz güter:gut häfen:hafen
    hände:hand häuser:haus höfe:hof kämpfe:kampf kanäle:kanal kästen:kasten käufe:kauf klöster:kloster köpfe:kopf
    körbe:korb kräfte:kraft krankenhäuser:krankenhaus künfte:kunft künste:kunst läden:laden länder:land läufe:lauf
    löhne:lohn mächte:macht mängel:mangel männer:mann märkte:markt mütter:mutter nächte:nacht pläne:plan
    plätze:platz räder:rad ränder:rand räte:rat räume:raum ränge:rang sätze:satz schäden:schaden schlüsse:schluss
    schüsse:schuss schübe:schub söhne:sohn sprünge:sprung sprüche:spruch städte:stadt stände:stand stämme:stamm
    stöße:stoß stürze:sturz täler:tal töchter:tochter töne:ton träume:traum umstände:umstand
    unterschläge:unterschlag väter:vater verbände:verband verbünde:verbund verstöße:verstoß verträge:vertrag
    völker:volk vorräte:vorrat vorschläge:vorschlag wände:wand wälder:wald wörter:wort würfe:wurf wünsche:wunsch
    zuwächse:zuwachs zuschläge:zuschlag züge:zug zusammenhänge:zusammenhang zwänge:zwang
"""
_NO_PLURALS = (
    *("geraete", "gefaelle", "begruende", "ergruende", "bekaempfe", "einraeume", "aufraeume"),
    *("auslaender", "inlaender", "niederlaender"),
)
_SINGULARS = {
    plural.translate(_FOLD): singular.translate(_FOLD)
    for plural, singular in (pair.split(":") for pair in _PLURALS.split())
}
_LONGEST_FIRST = sorted(_SINGULARS, key=len, reverse=True)
_AT_THE_END = re.compile(rf"({'|'.join(_LONGEST_FIRST)})n?$")
_AT_THE_START = re.compile(rf"({'|'.join(_LONGEST_FIRST)})(?=n?\w)")


def folded(text: str) -> str:
    """Small letters without umlauts: „Länder“ and „Laender“ are the same. Expects composed letters."""
    return text.casefold().translate(_FOLD)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of one word in folded letters: „Länder“, „Laender“ and „Land“ give the same."""
    word = _singular(_without_women(folded(word)))
    if word in _THEMSELVES:
        return _THEMSELVES[word]
    if verb := _VERB.fullmatch(word):
        return verb[1]
    word = _stemmed(word)
    while word.endswith("s") and _stemmed(word) == word[:-1]:
        word = word[:-1]
    return word


def singular_start(word: str) -> str:
    """„land“ for „Länderübergreifend“: the singular of a plural that begins the folded word; or nothing."""
    found = _AT_THE_START.match(word)
    return _SINGULARS[found[1]] if found else ""


def spellings(stem_: str) -> tuple[str, ...]:
    """The beginnings, in folded letters, that a word with this stem can have: „land“, „laender“."""
    plurals = (plural for plural, singular in _SINGULARS.items() if stem_.endswith(singular))
    return stem_, *(stem_.removesuffix(_SINGULARS[plural]) + plural for plural in plurals)


def _singular(word: str) -> str:
    found = _AT_THE_END.search(word)
    if not found or word.removesuffix("n").endswith(_NO_PLURALS):
        return word
    return word[: found.start()] + _SINGULARS[found[1]]


def _without_women(word: str) -> str:
    """„Bürgerin“ and „Bürgerinnen“ are found with „Bürger“."""
    shorter = _FEMALE.sub("", word)
    return shorter if len(shorter) > _LONGEST_STRANGER else word


def _stemmed(word: str) -> str:
    """The stem that the stemmer cuts off, its umlauts kept. It only ever takes endings off."""
    with_umlauts = word
    for pair, umlaut in _UMLAUTS:
        with_umlauts = pair.sub(umlaut, with_umlauts)
    found = _stemmer.stemWord(word)
    kept = with_umlauts[: len(found)]
    return kept.translate(_FOLD) if kept.translate(_PLAIN) == found else found
