"""The difference in words: one German sentence per change, for screen readers, mails and the minutes.

Places are named by the numbers of the old text, as officials do: „In Ziffer 3 wird ‚soll‘ durch ‚wird‘ ersetzt.“,
„Nach Ziffer 8 wird eingefügt: …“ (see `places`). Where the words alone would be ambiguous, the sentence says behind
which words they stand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from .blocks import Block, Kind, points_above
from .diff import Change, Difference, after, before, moves_by_itself
from .places import Places, Where, noun, spoken, subject
from .redline import DELETE, EQUAL, INSERT, Segment
from .tokens import Unit, is_word, units

_MOST_EDITS = 40  # of one paragraph are told one by one; with more of them it is told as a whole
_MOST_AHEAD = 20  # so many words are taken to say where a change stands
_ON_LEVEL = {1: "", 2: " auf der zweiten Ebene"}
_MARKS = {
    ",": ("ein Komma", "ein Komma"),
    ".": ("ein Punkt", "einen Punkt"),
    ";": ("ein Semikolon", "ein Semikolon"),
    ":": ("ein Doppelpunkt", "einen Doppelpunkt"),
    "?": ("ein Fragezeichen", "ein Fragezeichen"),
    "!": ("ein Ausrufezeichen", "ein Ausrufezeichen"),
    "-": ("ein Bindestrich", "einen Bindestrich"),
    "–": ("ein Gedankenstrich", "einen Gedankenstrich"),
    "": ("ein Leerzeichen", "ein Leerzeichen"),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A change with the name of its place, and where the block goes if it moves."""

    name: str
    change: Change
    note: str = ""


def in_words(changes: Iterable[Change]) -> tuple[str, ...]:
    """One sentence per difference, in the order of the changes; a new number alone is none."""
    changes = tuple(changes)
    teller = _Teller(before(changes), after(changes))
    return tuple(sentence for change in changes for sentence in teller.sentences(change))


def placed(changes: Iterable[Change]) -> list[Placed]:
    """The differences, each with its place."""
    changes = tuple(changes)
    teller = _Teller(before(changes), after(changes))
    return [teller.placed(change) for change in changes if change.kind is not Difference.SAME]


def title_in_words(segments: Sequence[Segment]) -> tuple[str, ...]:
    """One sentence per difference of two titles."""
    return tuple(_text_sentences("Der Titel", "Im Titel", segments))


class _Teller:
    """Both texts with the places and the points above of their blocks."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.places = Places(old, new)
        self.old_above, self.new_above = points_above(old), points_above(new)
        self.last: Where | None = None  # where the sentence before has put something

    def placed(self, change: Change) -> Placed:
        if change.old is None or change.new is None:
            return Placed(self.places.name(change.block.id), change)
        if moves_by_itself(change, self.old_above, self.new_above):
            return Placed(self.places.name(change.old.id), change, moved(self.places, change))
        is_moved = change.kind in (Difference.MOVED, Difference.MOVED_CHANGED)
        return Placed(self.places.name(change.old.id), change, "geht mit dem Punkt darüber" if is_moved else "")

    def sentences(self, change: Change) -> Iterator[str]:
        last, self.last = self.last, None
        match change.kind:
            case Difference.SAME:
                return
            case Difference.DELETED:
                yield f"{_capital(self.places.subject(change.old.id))} wird gestrichen."
            case Difference.INSERTED:
                yield self._inserted(change.new, last)
            case _:
                yield from self._kept(change)

    def _inserted(self, block: Block, last: Where | None) -> str:
        where = self.last = self.places.where(block.id)
        kind = "" if where.is_evident else f"als {_as(block)} "
        place = "Danach" if where == last else _capital(str(where))
        return f"{place} wird {kind}eingefügt: ‚{block.text}‘"

    def _kept(self, change: Change) -> Iterator[str]:
        name = self.places.names[change.old.id]
        if moves_by_itself(change, self.old_above, self.new_above):
            yield f"{_capital(subject(name))} wird {moved(self.places, change)}."
        yield from _text_sentences(_capital(subject(name)), f"In {spoken(name)}", change.segments)


def moved(places: Places, change: Change) -> str:
    """What becomes of a block with another place or level: „hinter Ziffer 1 verschoben“, „zu einem Buchstaben …“."""
    where = places.where(change.new.id).of_move
    if change.old.level == change.new.level:
        return f"{where} verschoben"
    if change.new.kind is Kind.HEADING:
        return f"{_LEVEL_OF_HEADING[change.new.level]} gesetzt"
    return f"zu {_RANKS[change.new.level]} {where}"


def _as(block: Block) -> str:
    return f"{noun(block)}{_ON_LEVEL[block.level]}" if block.kind is Kind.HEADING else noun(block)


_LEVEL_OF_HEADING = {1: "auf die erste Ebene", 2: "auf die zweite Ebene"}
_RANKS = {1: "einer Ziffer", 2: "einem Buchstaben", 3: "einem Doppelbuchstaben"}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _text_sentences(subject: str, place: str, segments: Sequence[Segment]) -> Iterator[str]:
    """The changes within one paragraph, each with the words of the old text ahead of it."""
    old, new = ("".join(s.text for s in segments if s.op != op) for op in (INSERT, DELETE))
    edits = list(_edits(segments))
    told = sum(1 for deleted, inserted, _ in edits if deleted or inserted)
    if [segment.op for segment in segments] == [DELETE, INSERT] or told > _MOST_EDITS:
        yield f"{subject} erhält folgende Fassung: ‚{new}‘"
        return
    ahead = _Ahead(old)
    for deleted, inserted, equal in edits:
        if deleted:
            yield f"{place} wird {_deletion(deleted, inserted, ahead)}."
        elif inserted:
            yield f"{place} wird {_insertion(inserted, ahead)}."
        ahead.read(deleted + equal)


@dataclass(slots=True)
class _Ahead:
    """What of the old text stands ahead of a change."""

    old: str
    units: list[Unit] = field(default_factory=list)
    length: int = 0
    words: int = 0

    def read(self, text: str) -> None:
        """Go on to the end of these words, which are the next of the old text."""
        found = units(text)
        self.units += found
        self.length += len(text)
        self.words += sum(is_word(unit.word) for unit in found)

    @property
    def is_all(self) -> bool:
        return 0 < self.length == len(self.old)

    @property
    def position(self) -> str:
        """„nach ‚Bund‘“ with as many words as it takes to be the only such place in the old text."""
        if not self.words:
            return "am Anfang"
        phrase, is_telling = "", False
        for unit in islice(reversed(self.units), _MOST_AHEAD):
            phrase, is_telling = unit.space + unit.word + phrase, is_telling or is_word(unit.word)
            if is_telling and _count(phrase.strip(), self.old) == 1:
                return f"nach ‚{phrase.strip()}‘"
        is_whole = len(self.units) <= _MOST_AHEAD
        return f"am Anfang nach ‚{phrase.strip()}‘" if is_whole else f"nach ‚{phrase.strip()}‘ ({self.words}. Wort)"


def _edits(segments: Sequence[Segment]) -> Iterator[tuple[str, str, str]]:
    """What is deleted, what is inserted instead, and the equal text behind it."""
    edit = dict.fromkeys((DELETE, INSERT, EQUAL), "")
    for segment in segments:
        edit[segment.op] = segment.text
        if segment.op == EQUAL:
            yield tuple(edit.values())
            edit = dict.fromkeys(edit, "")
    yield tuple(edit.values())


def _insertion(text: str, ahead: _Ahead) -> str:
    if ahead.is_all:
        return f"am Ende {_quoted(text)} angefügt"
    return f"{ahead.position} {_quoted(text)} eingefügt"


def _deletion(text: str, replacement: str, ahead: _Ahead) -> str:
    where = f"{ahead.position} " if _count(text.strip(), ahead.old) > 1 else ""
    if not replacement:
        return f"{where}{_quoted(text)} gestrichen"
    return f"{where}{_quoted(text)} durch {_quoted(replacement, 1)} ersetzt"


def _quoted(text: str, case: int = 0) -> str:
    """The words in quotation marks; single punctuation marks by name, because screen readers skip them."""
    stripped = text.strip()
    return _MARKS[stripped][case] if stripped in _MARKS else f"‚{stripped}‘"


def _count(phrase: str, text: str) -> int:
    """How often the words stand in the text: 0, 1, or 2 for more than once."""
    found = (place for place in _places(phrase, text) if not _goes_on(text, place, place + len(phrase)))
    return sum(1 for _ in islice(found, 2))


def _places(phrase: str, text: str) -> Iterator[int]:
    """Where the characters stand, be it within a longer word."""
    place = text.find(phrase)
    while place >= 0:
        yield place
        place = text.find(phrase, place + 1)


def _goes_on(text: str, begin: int, end: int) -> bool:
    """Whether letters stand directly before or behind."""
    return any(sign.isalnum() or sign == "_" for sign in (text[begin - 1 : begin], text[end : end + 1]))
