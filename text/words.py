"""The difference in words: one German sentence per change, for screen readers, mails and the minutes.

Places are named as they stand in the old text, as officials do („In Ziffer 3 wird ‚soll‘ durch ‚wird‘
ersetzt.“); a number that changes with the place is added („künftig Ziffer 4“). Where the words alone would be
ambiguous, the sentence says behind which words they stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from .blocks import Block, Kind, names, points_above
from .diff import Change, Difference, after, before, moves_by_itself
from .redline import DELETE, EQUAL, INSERT, Segment
from .tokens import Unit, is_word, units

_MOST_EDITS = 40  # of one paragraph are told one by one; with more of them it is told as a whole
_MOST_AHEAD = 20  # so many words are taken to say where a change stands
_HEADING = "Zwischenüberschrift"
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


def in_words(changes: Iterable[Change]) -> tuple[str, ...]:
    """One sentence per difference, in the order of the changes; a new number alone is none."""
    changes = tuple(changes)
    teller = _Teller(before(changes), after(changes))
    return tuple(sentence for change in changes for sentence in teller.sentences(change))


def title_in_words(segments: Sequence[Segment]) -> tuple[str, ...]:
    """One sentence per difference of two titles."""
    return tuple(_text_sentences("Der Titel", "Im Titel", segments))


class _Teller:
    """Both texts with the names and the points above of their blocks."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old_names, self.new_names = (_spoken(names(text)) for text in (old, new))
        self.old_above, self.new_above = points_above(old), points_above(new)
        self.previous = {block.id: ahead.id for ahead, block in pairwise(new)}

    def sentences(self, change: Change) -> Iterator[str]:
        match change.kind:
            case Difference.SAME:
                return
            case Difference.DELETED:
                yield f"{_subject(self.old_names[change.old.id])} wird gestrichen."
            case Difference.INSERTED:
                yield self._inserted(change.new)
            case _:
                yield from self._kept(change)

    def _inserted(self, block: Block) -> str:
        name = self.new_names[block.id]
        if block.kind.part is not Kind.ZIFFER:
            place, part = name.split(" der ")
            return f"In die {part} wird als {place} eingefügt: ‚{block.text}‘"
        previous = self.new_names.get(self.previous.get(block.id), "")
        where = f"Nach {in_dative(previous)}" if previous.startswith(("Ziffer", _HEADING)) else "Am Anfang"
        return f"{where} wird als {self._as(block)} eingefügt: ‚{block.text}‘"

    def _as(self, block: Block) -> str:
        if block.kind is Kind.HEADING:
            return f"{_HEADING}{_ON_LEVEL[block.level]}"
        word, number = self.new_names[block.id].split(" ")[-2:]
        return f"{'neue' if word == 'Ziffer' else 'neuer'} {word} {number}"

    def _kept(self, change: Change) -> Iterator[str]:
        if change.new.kind is Kind.HEADING:
            yield from self._kept_heading(change)
            return
        old_name, new_name = self.old_names[change.old.id], self.new_names[change.new.id]
        if moves_by_itself(change, self.old_above, self.new_above):
            yield (f"{old_name} wird {new_name}." if old_name != new_name else self._behind(change.new, old_name))
        name = old_name if old_name == new_name else f"{old_name} (künftig {new_name})"
        yield from _text_sentences(name, f"In {name}", change.segments)

    def _kept_heading(self, change: Change) -> Iterator[str]:
        """Its words are its name, so a changed one is called by those it had."""
        name = self.old_names[change.old.id]
        if change.kind in (Difference.MOVED, Difference.MOVED_CHANGED):
            yield self._behind(change.new, _subject(name))
        if change.old.level != change.new.level:
            yield f"{_subject(name)} steht jetzt{_ON_LEVEL[change.new.level] or ' auf der ersten Ebene'}."
        yield from _text_sentences(_subject(name), f"In {in_dative(name)}", change.segments)

    def _behind(self, block: Block, name: str) -> str:
        previous = self.previous.get(block.id)
        return (
            f"{name} steht jetzt hinter {in_dative(self.new_names[previous])}."
            if previous
            else f"{name} steht jetzt vorn."
        )


def _subject(name: str) -> str:
    return f"Die {name}" if name.startswith(_HEADING) else name


def in_dative(name: str) -> str:
    """The name of a place behind „nach“ or „in“."""
    return f"der {name}" if name.startswith(_HEADING) else name


def _spoken(printed: dict[str, str]) -> dict[str, str]:
    """„Präambel, Absatz 2“ reads as „Absatz 2 der Präambel“ within a sentence."""
    return {block_id: re.sub(r"^(\w+), (Absatz \d+)$", r"\2 der \1", name) for block_id, name in printed.items()}


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
