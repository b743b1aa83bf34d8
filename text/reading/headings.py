"""Headings among Ziffern: which lines they are, from a sign that somebody types to a short line between two numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from intmk.clean import shortened

from ..blocks import HEADING_LEVELS, Heading
from ..marks import readings
from .labels import FACTS, KIND, PART_MARK, section
from .raw import Joins, RawLine, Role
from .title import title_of

# What is typed in front of a heading, by its level.
SIGNS = {1: "Überschrift:", 2: "Unterüberschrift:"}
FOUND_ONE = "Als Zwischenüberschrift wurde „{}“ gelesen."
FOUND = "Als Zwischenüberschriften wurden gelesen: {}."
LONGEST = 80
_LONGEST_LEAD = 200  # of „Die Länder fordern:“ right below a heading
_TOLD = 4
_SIGN = re.compile(r"(?:Zwischen)?(?P<under>Unter)?(?:ü|ue)berschrift:\s+(?P<words>.+)$", re.I | re.S)
_PART = re.compile(
    r"(?:Abschnitt|Teil|Kapitel|Block|Handlungsfeld)\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])\b\s*(?:[:.)–—-]\s*|$)"
)
_SENTENCE = re.compile(r"[.!?;“”\")]$")
_NO_END = ".,;:!?–-"
_NAMED = "Abschnitt"
_COUNTS = ("1.", "1)", "(1)")
_ROMAN = set("IVX")


def printed(heading: Heading) -> str:
    """A heading as it is typed."""
    return f"{SIGNS[heading.level]} {heading.text}"


def signed(text: str) -> Heading | None:
    """The heading that a line with its sign is."""
    match = _SIGN.match(text)
    return Heading(match["words"], 2 if match["under"] else 1) if match else None


def with_signs(lines: Iterable[RawLine]) -> list[RawLine]:
    """The same lines, those marked that say of themselves that they are headings."""
    return [_with_sign(line) for line in lines]


def with_headings(lines: Sequence[RawLine], *, wants_title: bool) -> list[RawLine]:
    """The same lines, those marked that stand as headings above Ziffern which are counted through them.

    None is guessed in a text that says itself which they are.
    """
    lines = with_signs(lines)
    if any(line.is_signed for line in lines):
        return lines
    numbers = [_number(line) for line in lines]
    end = _end(lines, numbers)
    numbers[end:] = [None] * len(numbers[end:])
    found = _between(lines, numbers) | _parts(lines, numbers)
    first = next((n for n, number in enumerate(numbers) if number), 0)
    marked = [replace(line, heading=found.get(n, line.heading)) for n, line in enumerate(lines)]
    if _heads_the_first(marked, first, wants_title):
        marked[first - 1] = replace(marked[first - 1], heading=1)
    for place in range(1, len(marked) - 1):
        if marked[place - 1].heading and numbers[place + 1] and _leads_in(marked[place]):
            marked[place] = replace(marked[place], heading=2)
    return marked


def is_subheading(line: RawLine) -> bool:
    """Whether it stands above Ziffern as a heading: by its style, or as a bold line without number and full stop."""
    is_line = line.is_bold and len(line.text) <= LONGEST and line.text[-1] not in ".,;:"
    return line.role is Role.HEADING or is_line


def told(headings: Sequence[Heading]) -> str:
    """Which lines were read as headings."""
    if len(headings) == 1:
        return FOUND_ONE.format(shortened(headings[0].text))
    more = f" und {len(headings) - _TOLD} weitere" if len(headings) > _TOLD else ""
    return FOUND.format(", ".join(f"„{shortened(heading.text)}“" for heading in headings[:_TOLD]) + more)


def _with_sign(line: RawLine) -> RawLine:
    found = signed(line.text) if line.counted is None and line.cell is None else None
    return replace(line, heading=found.level, is_signed=True) if found and not line.heading else line


def _number(line: RawLine) -> tuple[str, int] | None:
    """How the line counts Ziffern, and with which number."""
    if line.heading:
        return None
    if line.counted:
        is_first = line.counted.format == "decimal" and line.counted.depth == 0
        return (line.counted.list_id, line.counted.value) if is_first else None
    for reading in readings(line.text):
        is_count = reading.style in _COUNTS and not reading.letter and not reading.may_be_prose
        return (reading.style, reading.number) if is_count else None
    return None


def _end(lines: Sequence[RawLine], numbers) -> int:
    """Where the reasons begin: they may have lists and parts of their own."""
    first = next((n for n, number in enumerate(numbers) if number), 0)
    heads = (n for n in range(first, len(lines)) if (section(_unmarked(lines[n].text)) or ("",))[0] == "rationale")
    return next(heads, len(lines))


def _parts(lines: Sequence[RawLine], numbers) -> dict[int, int]:
    """Lines with „A.“ or „Abschnitt 1“, where the numbers of the Ziffern run on from one to the next.

    Where they begin anew below „A.“, this is a point itself, and what it heads are its subpoints.
    """
    rows: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if any(numbers[place:]) and (family := _family(line)):
            rows.setdefault(family, []).append(place)
    found: dict[int, int] = {}
    level = 1
    for family, places in rows.items():
        if family == _NAMED:
            places = [n for n in places if _continues(numbers, n) or numbers[n + 1 : n + 2] not in ([], [None])]
        elif not _runs_on(places, numbers) or not _is_row([lines[n].text for n in places]):
            continue
        if places:
            found |= dict.fromkeys(places, min(level, HEADING_LEVELS))
            level += 1
    return found


def _runs_on(places: Sequence[int], numbers) -> bool:
    return len(places) > 1 and all(_continues(numbers, place) for place in places[1:])


def _family(line: RawLine) -> str:
    """How a line that may head a part is marked; empty where it is none."""
    text = line.text
    if line.heading or line.counted or len(text) > LONGEST or text[-1] in ".,;" or section(_unmarked(text)):
        return ""
    if _PART.match(text):
        return _NAMED
    mark = PART_MARK.match(text)
    if mark is None:
        return ""
    return "I" if set(mark[0].rstrip(".) ")) <= _ROMAN else "A"


def _unmarked(text: str) -> str:
    mark = PART_MARK.match(text) or _PART.match(text)
    return text[mark.end() :] if mark else text


def _is_row(texts: Sequence[str]) -> bool:
    """Whether they are counted: A, B, C or I, II, III, and anew below a heading above them."""
    marks = [{each.style: each.number for each in readings(text)} for text in texts]
    return any(_counts([mark.get(style, 0) for mark in marks]) for style in ("I", "A"))


def _counts(numbers: Sequence[int]) -> bool:
    pairs = zip([0, *numbers], numbers, strict=False)
    return all(number == before + 1 or (number == 1 and before) for before, number in pairs)


def _continues(numbers, place: int) -> bool:
    """Whether the first number below a line is the one behind the last number above it."""
    below = next((number for number in numbers[place:] if number), None)
    above = next((number for number in reversed(numbers[:place]) if number and below and number[0] == below[0]), None)
    return bool(above and below and below[1] == above[1] + 1)


def _between(lines: Sequence[RawLine], numbers) -> dict[int, int]:
    """Short lines that end no sentence, right above the number that follows the last one."""
    return {
        place: 1
        for place in range(1, len(lines) - 1)
        if numbers[place + 1] and not numbers[place] and _continues(numbers, place) and _looks_like_one(lines, place)
    }


def _looks_like_one(lines: Sequence[RawLine], place: int) -> bool:
    """Below a whole sentence; or apart, where no Ziffer ends with a full stop."""
    above, line, below = lines[place - 1 : place + 2]
    has_ends = _SENTENCE.search(below.text) is not None
    is_apart = line.joins is Joins.NEVER and above.text[-1] != ":" and (above.text[-1] == "," or not has_ends)
    return (is_apart or _SENTENCE.search(above.text) is not None) and _is_short(line)


def _leads_in(line: RawLine) -> bool:
    """„Die Länder fordern:“ below a heading: no Ziffer, or it would shift the numbers of all that follow."""
    is_plain = not (line.heading or line.counted or line.cell or any(readings(line.text)))
    return is_plain and line.text.endswith(":") and len(line.text) <= _LONGEST_LEAD and not section(line.text)


def _is_short(line: RawLine) -> bool:
    text = line.text
    is_number = PART_MARK.match(text) is None and any(readings(text))
    is_plain = not (line.heading or line.counted or line.cell or line.indent or is_number)
    is_line = len(text) <= LONGEST and text[-1] not in _NO_END and text[0].isupper()
    return is_plain and is_line and not (section(text) or FACTS.match(text) or KIND.match(text))


def _heads_the_first(lines: Sequence[RawLine], first: int, wants_title: bool) -> bool:
    """Whether the line above the first number is a heading, too: where there are more of them, and it is no title."""
    if first == 0 or lines[first - 1].heading or not any(_is_heading(line) for line in lines[first + 1 :]):
        return False
    line = lines[first - 1]
    is_one = line.role is Role.HEADING or is_subheading(line) or _is_short(line)
    if not is_one or line.role is Role.TITLE or section(line.text) or PART_MARK.match(line.text):
        return False
    return not wants_title or bool(title_of(lines[: first - 1], is_guessed=True)[2])


def _is_heading(line: RawLine) -> bool:
    return bool(line.heading) or (is_subheading(line) and not line.counted and not section(line.text))
