"""What a PDF, a mail or a web page leaves in a pasted text: page lines, parted words, footnotes, tabs of tables."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from intmk.clean import clean_text, shortened

from ..marks import readings
from .raw import Joins, RawLine, Typed, raw_lines

PAGES = "Seitenzeilen wie „{}“ wurden ausgelassen."
PARTED = "Am Zeilenende getrennte Wörter wurden zusammengesetzt: {}."
FOOTNOTES = "Fußnoten wurden nicht übernommen: „{}“."

_PAGE = re.compile(
    r"(?:[-–—]\s?\d{1,4}\s?[-–—]|(?:Seite|S\.)\s?\d{1,4}(?:\s?(?:von|/)\s?\d{1,4})?|\d{1,4}\s?(?:von|/)\s?\d{1,4})$",
    re.I,
)
_NUMBER = re.compile(r"\d{1,4}$")
_HYPHEN = re.compile(r"(\w+)[-‐\xad]\s*$")
_SOFT = "\xad"
# „Integrations-“ ⏎ „und Sprachkurse“: the hyphen stands for a word.
_TOGETHER = re.compile(r"(?:und|oder|sowie|bis|als|wie|bzw|noch|statt)\b")
_FIRST_WORD = re.compile(r"[\w-]+")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(r"(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*|\[(\d{1,3})\]\s*|(\d{1,3})\s+(?=[^\W\d])|(\*{1,3})\s*)(?=\S)")
_MARK = re.compile(
    r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|\s?\[(\d{1,3})\]|(?<=[^\W\d_])(?<![A-Z])(\d{1,3})(?![\w.,]?\d)(?!\w)"
    r"|(?<=[^\W\d_][.,;:!?])(\d{1,3})(?=\s|$)|(?<=\w)(\*{1,3})(?!\w)"
)
_STAR = "*"
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_HEADED = re.compile(r"^\s*#{1,4}\s+")
_BOLD = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_RULE = re.compile(r"\s*([_=–—-])\s?(?:\1\s?){2,}$")
_PIPES = re.compile(r"\s*\|.*\|\s*$")
_PIPES_RULE = re.compile(r"[-:\s]*$")
_GAP = re.compile(r"[ \xa0]{3,}")
_SENTENCE = re.compile(r"[.:;!?)“”\"]$")
_TAIL = 80  # characters: longer is no word
_TOLD = 3  # examples in a sentence
Warn = Callable[[str], object]


def tidied(typed: Sequence[Typed], warn: Warn) -> list[RawLine]:
    """The lines of a pasted text as somebody would have typed them who does not copy from a page."""
    lines = _without_pages([*_unadorned(typed)], warn)
    parted: list[str] = []
    lines = list(_together(lines, parted))
    if parted:
        more = f" und {len(parted) - _TOLD} weitere" if len(parted) > _TOLD else ""
        warn(PARTED.format(", ".join(f"„{shortened(word)}“" for word in parted[:_TOLD]) + more))
    return _without_notes(_with_cells(raw_lines(lines), lines), warn)


def _unadorned(typed: Sequence[Typed]) -> Iterator[Typed]:
    """Without the signs by which a mail quotes and a chat prints bold, and without lines that only rule off."""
    words = [line.words for line in typed if line.words]
    is_quoted = len(words) > 1 and all(text.startswith(">") for text in words)
    for line in typed:
        text = _QUOTED.sub("", line.text) if is_quoted else line.text
        text = _BOLD.sub(r"\1", _HEADED.sub("", text)) if "**" in text or "#" in text else text
        yield Typed("" if _RULE.match(text) else text, line.is_soft)


def _without_pages(typed: Sequence[Typed], warn: Warn) -> list[Typed]:
    """Without the lines at the turn of a page, and without the empty lines around them amid a paragraph."""
    words = [line.words for line in typed]
    pages = {n for n, text in enumerate(words) if _PAGE.match(text)}
    pages |= _running_numbers(words)
    pages |= _repeated(words, pages)
    if not pages:
        return list(typed)
    warn(PAGES.format(words[min(pages)]))
    kept: list[Typed] = []
    is_turn = False
    for place, line in enumerate(typed):
        if place in pages:
            is_turn = True
            while kept and not kept[-1].words:
                kept.pop()
        elif line.words or not is_turn:
            if is_turn and kept and not _goes_over(kept[-1].text, line.text):
                kept.append(Typed(""))
            kept.append(line)
            is_turn = False
    return kept


def _running_numbers(words: Sequence[str]) -> set[int]:
    """The lines that are a number alone and apart, where together they count pages: 2 after 1."""
    apart = [n for n, text in enumerate(words) if _NUMBER.match(text) and not any(words[max(n - 1, 0) : n])]
    values = [int(words[n]) for n in apart]
    is_row = len(values) > 1 and values == list(range(values[0], values[0] + len(values)))
    return set(apart) if is_row else set()


def _repeated(words: Sequence[str], pages: set[int]) -> set[int]:
    """The lines beside page lines that come again on each page: its head or its foot."""
    beside = set()
    for page in pages:
        for step in (-1, 1):
            place = page + step
            while 0 <= place < len(words) and not words[place]:
                place += step
            if 0 <= place < len(words) and place not in pages:
                beside.add(place)
    times = Counter(words[place] for place in beside)
    return {place for place in beside if times[words[place]] > 1}


def _goes_over(before: str, after: str) -> bool:
    """Whether a sentence goes on behind the turn of a page."""
    before = before[-_TAIL:].rstrip()
    return bool(_HYPHEN.search(before)) or (after.lstrip()[:1].islower() and not _SENTENCE.search(before))


def _together(lines: Sequence[Typed], parted: list[str]) -> Iterator[Typed]:
    """With the words whole that were `parted` at the end of a line."""
    held: Typed | None = None
    for line in lines:
        if held is not None and (joined := _joined(held.text, line.text)):
            parted.append(_around(held.text, line.text, joined))
            held = Typed(joined, held.is_soft)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _joined(before: str, after: str) -> str | None:
    """Two lines as one where a word was parted between them, None where it was not."""
    match, following = _HYPHEN.search(before[-_TAIL:]), after.strip()
    if not match or not following[:1].isalnum() or any(readings(following)):
        return None
    head = before[: match.end(1) - len(before[-_TAIL:]) or None]
    if before.rstrip().endswith(_SOFT):
        return head + following
    if _TOGETHER.match(following):
        return None
    is_one_word = following[0].islower() and not match[1][-1].isupper() and not match[1].isdigit()
    return head + following if is_one_word else f"{head}-{following}"


def _around(before: str, after: str, joined: str) -> str:
    last, first = _HYPHEN.search(before[-_TAIL:])[1], _FIRST_WORD.match(after.strip()[:_TAIL])[0]
    middle = len(joined) - len(after.strip())
    return clean_text(joined[joined.rfind(last, 0, middle) : middle + len(first)])


def _with_cells(lines: list[RawLine], typed: Sequence[Typed]) -> list[RawLine]:
    """The cells of rows that come with tabs between them; a row alone is a sentence with a tab in it."""
    texts = [line.text for line in typed if line.words]
    cells = _aligned([_cells(text) for text in texts], texts)
    found: list[RawLine] = []
    table = row = 0
    for place, line in enumerate(lines):
        neighbours = (cells[n] for n in (place - 1, place + 1) if 0 <= n < len(cells))
        if len(cells[place]) < 2 or all(len(each) < 2 for each in neighbours):
            found.append(line)
            continue
        is_next = place > 0 and len(cells[place - 1]) > 1
        table, row = (table, row + 1) if is_next else (table + 1, 0)
        found += (replace(line, text=text, cell=(table, row, n)) for n, text in enumerate(cells[place]) if text)
    return found


def _aligned(cells: list[list[str]], texts: Sequence[str]) -> list[list[str]]:
    """The same, with rows whose columns are kept apart by spaces: two of them with as many columns."""
    gaps = [
        _without_mark(_GAP.split(text.strip())) if len(found) < 2 else []
        for text, found in zip(texts, cells, strict=True)
    ]
    counts = [0, *map(len, gaps), 0]
    return [
        gap if len(gap) > 1 and len(gap) in (counts[n], counts[n + 2]) else found
        for n, (found, gap) in enumerate(zip(cells, gaps, strict=True))
    ]


def _cells(text: str) -> list[str]:
    """What stands between tabs or strokes, without the tab behind a typed number."""
    if _PIPES.match(text):
        cells = text.strip()[1:-1].split("|")
        return [""] * len(cells) if all(_PIPES_RULE.match(cell) for cell in cells) else [*map(clean_text, cells)]
    return _without_mark(text.strip().split("\t"))


def _without_mark(cells: Sequence[str]) -> list[str]:
    cells = [clean_text(cell) for cell in cells]
    if len(cells) > 1 and any(not reading.text for reading in readings(cells[0])):
        cells = cells[1:]
    return cells


def _without_notes(lines: list[RawLine], warn: Warn) -> list[RawLine]:
    """Without the texts of footnotes and the marks that point to them; a mark without a text stays."""
    marked = Counter(number for line in lines for number, _ in _marks(line.text))
    if sum(1 for line in lines if _note(line.text) == _STAR) > 1:
        del marked[_STAR]  # they are bullets
    notes: dict[int, str] = {}
    for place, line in enumerate(lines):
        number = _note(line.text)
        if number and line.cell is None and marked[number] > (1 if _opens_with_mark(line.text) else 0):
            notes[place] = number
        elif place - 1 in notes and line.joins is Joins.ALWAYS and not any(readings(line.text)):
            notes[place] = notes[place - 1]  # the note is longer than a line
    if not notes:
        return lines
    warn(FOOTNOTES.format(" ".join(shortened(lines[place].text) for place in sorted(notes)[:3])))
    numbers = set(notes.values())
    return [replace(line, text=_unmarked(line.text, numbers)) for n, line in enumerate(lines) if n not in notes]


def _note(text: str) -> str:
    match = _NOTE.match(text)
    return _digits(match) if match else ""


def _opens_with_mark(text: str) -> bool:
    return any(place == 0 for _, place in _marks(text))


def _marks(text: str) -> Iterator[tuple[str, int]]:
    return ((_digits(match), match.start()) for match in _MARK.finditer(text))


def _unmarked(text: str, numbers: set[str]) -> str:
    return _MARK.sub(lambda match: "" if _digits(match) in numbers else match.group(), text)


def _digits(match: re.Match) -> str:
    return next(filter(None, match.groups())).translate(_RAISED)
