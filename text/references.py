"""References of a text to its Ziffern, as officials write them: „Ziffer 2 Buchstabe b“, „Nrn. 2 bis 5“.

What is said of another text („Ziffer 2 des Beschlusses 2023-004“, „Nr. 3 der Anlage“, „TOP 2.9b“) is recognised and
left alone; what may be said of either is in doubt. Only words are read here; where they lead is `text.following`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

STRUCK = " [gestrichen]"

_LEAD = re.compile(r"(?<![\w.-])(?:(?P<many>Ziffern|Nummern|Nrn\.?|Ziffn\.)|Ziffer|Ziff\.?|Nummer|Nr\.?)\s*(?=\d)")
_ALONE = re.compile(r"(?<![\w.-])(?:Buchstaben?|Buchst\.|lit\.)\s*(?=[a-z]\d?\b)")
_TOP = re.compile(r"(?<!\w)(?:TOP|Tagesordnungspunkte?[ns]?)\s*[A-Z]?\d+(?:\.\d+)*\s?[a-z]?\b")
_NUMBER = re.compile(r"\d{1,3}(?!\d)")
_LETTER = re.compile(r"(?P<sep>\s+(?:Buchstaben?|Buchst\.|lit\.)\s*|\s?)(?P<path>[a-z]\d?)(?P<close>\)?)(?!\w|\.\s?\d)")
_DOUBLE = re.compile(r"(?P<sep>\s+Doppelbuchst(?:aben?|\.)\s*|\s?)(?P<path>([a-z])\3\d?)(?P<close>\)?)(?!\w)")
_ONE_MORE = re.compile(r"(?:Buchstabe\s)?(?P<path>[a-z]\d?)(?P<close>\)?)(?!\w|\.\s?\d)")
_AND = re.compile(r"\s*(?:,\s*(?:und|sowie|oder)?|und|sowie|oder|bzw\.|u\.|/)\s*")
_TO = re.compile(r"\s*(?:bis|–|-)\s*")
_NO_REFERENCE = re.compile(r"[-–/.,:]\d|\d|\s*(?:%|€|Prozent|Uhr|Euro|Mio|Mrd)")
_COUNTS = re.compile(r"\s+(?!Satz|Sätze|Absatz|Abs\.|Buchst|Doppelbuchst|Halbsatz|Spiegelstrich|S\.)[A-ZÄÖÜ]\w")

_TAIL = r"(?:,?\s+(?:Satz|Sätze|Absatz|Abs\.|Halbsatz|Spiegelstrich)\s*\d+(?:\s*(?:und|bis)\s*\d+)?)*"
_OWN = re.compile(
    _TAIL + r"\s+(?:dieses|dieser|diesem|(?:des|der|im|in der|vom|von) (?:vorliegenden|hier vorliegenden)"
    r"|(?:des|der|im|in der) (?:Beschlusstext|Beschlussvorschlag|Beschlussvorlage|Beschlussentwurf))"
)
_MAYBE = re.compile(
    _TAIL + r"\s+(?:des|im|vom|aus dem|zum) (?:Beschluss(?:es)?|Antrag(?:s|es)?)"
    r"(?!\w|\s+(?:Nr|Nummer|vom|von|aus|zu|der|des|\d|„))"
)
_PAPERS = (
    r"\w*(?:[Bb]eschl[uü]ss\w*|[Vv]ertr[aä]g\w*|[Aa]nlagen?|[Aa]nh[aä]ngs?|[Gg]esetz\w*|[Vv]erordnung\w*|[Rr]ichtlinien?"
    r"|[Vv]ereinbarung\w*|[Ee]rlass\w*|[Pp]lan(?:s|es)?|[Pp]rotokolls?|[Nn]iederschrift|[Bb]erichts?|[Kk]onzepts?"
    r"|[Pp]rogramms?|[Ll]eitlinien?|[Ss]trategie|[Ss]atzung|[Oo]rdnung|[Pp]akts?|[Kk]onvention|[Aa]bkommens?"
    r"|[Ee]rklärung|[Ee]ntschließung|[Dd]rucksache|[Aa]ntrags?|[Ee]mpfehlung\w*|[Pp]apiers?|[Kk]atalogs?|[Ll]iste"
    r"|[Ss]tellungnahme|[Tt]abelle|[Cc]harta|[Mm]itteilung|[Vv]orlage)\b|TOP\b|Tagesordnungspunkt"
    r"|[A-ZÄÖÜ]\w*(?:G|GB|V|VO)\b|SGB\b"
)
_OTHER_BEHIND = re.compile(
    _TAIL + rf"[,(]?\s+(?:des\s+(?:\w+\s+)?[A-ZÄÖÜ]"
    rf"|(?:der|aus|im|in|zu|zum|zur|vom|von|unter|gemäß|nach)\s+(?:(?:der|dem|den)\s+)?(?:\w+\s+){{0,2}}?(?:{_PAPERS})"
    rf"|(?:{_PAPERS}))"
)
_OTHER_BEFORE = re.compile(
    r"(?:§§?\s*\d+\w*|Art(?:ikels?|\.)\s*\d+\w*|Abs(?:atz|\.)\s*\d+|Satz\s\d+|Kapitel\s\w+|Seite\s\d+|Teil\s\w+"
    r"|Abschnitt\s\w+|\d{4}-\d{1,6}|(?:TOP|Tagesordnungspunkt)\s*[A-Z]?\d+(?:\.\d+)*\s?[a-z]?"
    r"|(?:Anlage|Anhang)(?:\s[\dA-Z]+)?|Drucksache|Drs\.|(?:dem|des|im)\s\w*(?:[Vv]ertrag|[Gg]esetz|[Pp]lan)\w*"
    r"|[A-ZÄÖÜ]\w*(?:VwV|GB|G|V)(?:\s[IVX]+)?)[\s,:(–-]*(?:dort\s|unter\s|in\s)?(?:der\s)?$"
)
_BETWEEN = re.compile(r"\s*(?:,|(?P<and>und|sowie|oder|bzw\.|bis))\s*(?:de[rn]\s|auch\s)?")


@dataclass(frozen=True, slots=True)
class Item:
    """One place that is named: its path („3“, „b“, „aa“), which begins with "" for a letter of one's own Ziffer.

    `form`: what stands before and behind the letters. `to`: what leads to the next item, the end of a range.
    `is_short`: only the letters are written. `is_struck`: marked as one that has gone.
    """

    start: int
    end: int
    path: tuple[str, ...]
    form: tuple[str, ...] = ()
    to: str = ""
    is_short: bool = False
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point to places. `is_foreign`: in another text; `is_doubtful`: perhaps in another one."""

    start: int
    end: int
    items: tuple[Item, ...] = ()
    is_foreign: bool = False
    is_doubtful: bool = False


def references(text: str) -> list[Reference]:
    """The references in a paragraph, in their order."""
    found, place = [], 0
    begins = sorted((*_LEAD.finditer(text), *_ALONE.finditer(text), *_TOP.finditer(text)), key=re.Match.start)
    for begin in begins:
        if begin.start() >= place and (reference := _reference(text, begin)):
            found.append(reference)
            place = reference.end
    return _together(text, found)


def _reference(text: str, begin: re.Match) -> Reference | None:
    if begin.re is _TOP:
        return Reference(begin.start(), begin.end(), is_foreign=True)
    items = tuple(_alone(text, begin) if begin.re is _ALONE else _items(text, begin))
    if not items:
        return None
    end = items[-1].end
    is_own = _OWN.match(text, end) is not None
    is_maybe = not is_own and _MAYBE.match(text, end) is not None
    before = text[max(begin.start() - 60, 0) : begin.start()]
    is_other = _OTHER_BEHIND.match(text, end) or _OTHER_BEFORE.search(before)
    return Reference(begin.start(), end, items, bool(is_other) and not is_own and not is_maybe, is_maybe)


def _items(text: str, begin: re.Match) -> Iterator[Item]:
    item = _whole(text, begin.end())
    while item:
        end, joint = item.end, None
        following = None
        if joint := _TO.match(text, end) or _AND.match(text, end):
            following = _whole(text, joint.end()) or (len(item.path) > 1 and _short(text, joint.end(), item)) or None
        if following and not begin["many"] and (joint[0] == "," or _COUNTS.match(text, following.end)):
            following = None
        if following is None and _NO_REFERENCE.match(text, end):
            return
        yield replace(item, to=joint[0]) if following and joint.re is _TO else item
        item = following


def _whole(text: str, place: int) -> Item | None:
    number = _NUMBER.match(text, place)
    if not number:
        return None
    return _with_letters(text, Item(place, number.end(), (str(int(number[0])),)), (_LETTER, _DOUBLE))


def _short(text: str, place: int, before: Item) -> Item | None:
    """A letter behind another: „Ziffer 2 Buchstaben a und b“."""
    letter = _ONE_MORE.match(text, place)
    if not letter:
        return None
    path, form = (before.path[0], letter["path"]), ("", letter["close"])
    return _marked(text, Item(letter.start("path"), letter.end(), path, form, is_short=True))


def _with_letters(text: str, item: Item, patterns) -> Item:
    for pattern in patterns:
        found = pattern.match(text, item.end)
        if not found or (found["sep"].isspace() and not found["close"] and found["path"][0] > "h"):
            break
        form = (*item.form, found["sep"], found["close"])
        item = replace(item, end=found.end(), path=(*item.path, found["path"]), form=form)
    return _marked(text, item)


def _marked(text: str, item: Item) -> Item:
    is_struck = text.startswith(STRUCK, item.end)
    return replace(item, end=item.end + len(STRUCK), is_struck=True) if is_struck else item


def _alone(text: str, begin: re.Match) -> Iterator[Item]:
    """„Buchstabe b“ of the Ziffer in which it stands."""
    if letter := _ONE_MORE.match(text, begin.end()):
        path, form = ("", letter["path"]), (begin[0], letter["close"])
        yield _marked(text, Item(begin.start(), letter.end(), path, form))


def _together(text: str, found: list[Reference]) -> list[Reference]:
    """„Ziffer 2 und Ziffer 3 des Beschlusses 2023-004“: what is said of the last is said of those before."""
    is_list = False
    for place in range(len(found) - 1, 0, -1):
        here, before = found[place], found[place - 1]
        link = _BETWEEN.fullmatch(text[before.end : here.start])
        is_list = bool(link and here.items and before.items and (is_list or link["and"]))
        if is_list:
            is_foreign, is_doubtful = here.is_foreign or before.is_foreign, here.is_doubtful or before.is_doubtful
            found[place - 1] = replace(before, is_foreign=is_foreign, is_doubtful=is_doubtful)
    return found
