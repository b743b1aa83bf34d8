"""The fields of the editor, one for each block, and what an operation changes of them. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from text.blocks import Block, Kind, end_of_branch
from text.lines import LINE
from text.text import Text

PARTS = (
    (Kind.PREAMBLE, "Präambel", "Absatz"),
    (Kind.ZIFFER, "Beschlusstext", "Ziffer"),
    (Kind.RATIONALE, "Begründung", "Absatz"),
)
Said = Mapping[str, Sequence]  # by block
NOTHING: Said = MappingProxyType({})
_HEADINGS = {1: "Zwischenüberschrift", 2: "Unterüberschrift"}


@dataclass(frozen=True, slots=True)
class BlockField:
    """A block as somebody writes it. `number` tells it from others: „1.“, „Absatz 2“, „Zwischenüberschrift 1“."""

    block: Block
    part: str
    label: str
    number: str
    has_subpoints: bool = False
    comments: Sequence = ()  # open ones on it that the reader sees
    remarks: Sequence = ()  # of the office, on what is to be changed here

    @property
    def name(self) -> str:
        if self.is_heading:
            return self.number
        return f"Ziffer {self.label}" if self.label else f"{self.part}, {self.number}"

    @property
    def is_heading(self) -> bool:
        return self.block.kind is Kind.HEADING

    @property
    def look(self) -> str:
        return "heading" if self.is_heading else "numbered" if self.label else ""

    @property
    def called(self) -> str:
        """How the names of its buttons call it."""
        return self.number if self.is_heading else self.label

    @property
    def rows(self) -> int:
        """The height for browsers that do not fit a field to its text."""
        return 1 + sum(1 + len(line) // LINE for line in self.block.text.split("\n"))


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    title: str
    noun: str
    fields: list[BlockField]


def parts_of(text: Text, comments: Said = NOTHING, remarks: Said = NOTHING) -> list[Part]:
    """The parts of the text with their fields; `comments` and `remarks` by block."""
    said = comments, remarks
    return [Part(kind, title, noun, list(_fields(text, kind, title, noun, *said))) for kind, title, noun in PARTS]


def _fields(text: Text, kind: Kind, title: str, noun: str, comments, remarks) -> Iterator[BlockField]:
    counts: Counter[Kind] = Counter()
    blocks = [block for block in text.blocks if block.kind.part is kind]
    for place, block in enumerate(blocks):
        counts[block.kind] += 1
        called = _HEADINGS[block.level] if block.kind is Kind.HEADING else noun
        label = text.numbers[block.id]
        number, has_subpoints = label or f"{called} {counts[block.kind]}", end_of_branch(blocks, place) > place + 1
        said = comments.get(block.id, ()), remarks.get(block.id, ())
        yield BlockField(block, title, label, number, has_subpoints, *said)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a page that shows one text has to do to show another.

    `order`: the ids of each part, where one has come or gone or moved. `marks`: number and level of the fields that
    stay and get others. `fields`: those with other words, and the new ones.
    """

    order: dict[str, list[str]]
    marks: dict[str, tuple[str, int]]
    fields: list[BlockField]


def changes(old: Text, new: Text) -> Changes:
    before, after = parts_of(old), parts_of(new)
    known = {field.block.id: field for part in before for field in part.fields}
    fields = [field for part in after for field in part.fields]
    fresh = [field for field in fields if not _says_the_same(known.get(field.block.id), field)]
    staying = {field.block.id: field for field in fields} | dict.fromkeys(field.block.id for field in fresh)
    return Changes(
        {part.kind.value: _ids(part) for part, was in zip(after, before, strict=True) if _ids(part) != _ids(was)},
        {key: _mark(field) for key, field in staying.items() if field and _mark(field) != _mark(known[key])},
        fresh,
    )


_NOUNS = (
    (Kind.PREAMBLE, "{} Absatz der Präambel", "{} Absätze der Präambel"),
    (Kind.ZIFFER, "{} Ziffer", "{} Ziffern"),
    (Kind.HEADING, "{} Zwischenüberschrift", "{} Zwischenüberschriften"),
    (Kind.RATIONALE, "{} Absatz der Begründung", "{} Absätze der Begründung"),
)


def arrived(old: Text, new: Text) -> str:
    """What has come with an operation, in words; empty where it is one block or none."""
    known = {block.id for block in old.blocks if block.text.strip()}
    fresh = [block for block in new.blocks if block.id not in known and block.text.strip()]
    if len(fresh) < 2:
        return ""
    counts = ((kind, sum(block.kind is kind for block in fresh), one, many) for kind, one, many in _NOUNS)
    said = (
        (one if count == 1 else many).format(count) + (_span(new, fresh) if kind is Kind.ZIFFER else "")
        for kind, count, one, many in counts
        if count
    )
    return f"Eingefügt: {', '.join(said)}."


def _span(text: Text, fresh: list[Block]) -> str:
    """The first and the last of the new Ziffern of the first level."""
    numbers = [text.numbers[block.id] for block in fresh if block.kind is Kind.ZIFFER and block.level == 1]
    return f" ({numbers[0]} bis {numbers[-1]})" if len(numbers) > 1 else ""


def _says_the_same(old: BlockField | None, new: BlockField) -> bool:
    return old is not None and (old.block.kind, old.block.text) == (new.block.kind, new.block.text)


def _ids(part: Part) -> list[str]:
    return [field.block.id for field in part.fields]


def _mark(field: BlockField) -> tuple[str, int]:
    return field.number, field.block.level
