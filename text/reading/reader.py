"""The one reader of texts from outside: lines in, the parts of a text out, and what a person should know of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from intmk.clean import shortened

from ..blocks import Block, Entry, build
from ..marks import Outline, typed_marks
from .headings import told as told_of_headings
from .headings import with_headings
from .labels import FACTS
from .numbers import renumbered
from .points import Points, points_of
from .raw import Joins, RawLine, joined, typed_lines
from .sections import Sections, has_number, sections_of, without_marks_of_parts
from .spellings import spelled
from .tables import Table, without_tables
from .tidy import tidied
from .title import is_guess, is_letterhead, title_of
from .within import another_within

NO_TITLE = "Es wurde kein Titel erkannt. Bitte tragen Sie ihn ein."
GUESSED = "Als Titel wurde die erste Zeile gelesen: „{}“."
NO_ZIFFERN = "Es wurde keine Nummerierung erkannt. Alle Absätze vor der Begründung stehen in der Präambel."
BEFORE_TITLE = "Text vor dem Titel wurde nicht übernommen: „{}“."
IN_PREAMBLE = "Was vor dem Titel stand, steht jetzt in der Präambel: „{}“."
LEAD_IN = "Was vor der ersten Nummer steht, steht jetzt in der Präambel: „{}“."
FOUND_RATIONALE = "Ab „Begründung“ steht der Text jetzt in der Begründung."
FACT = "Die Angabe „{}“ wurde nicht übernommen."
STATEMENTS = "Protokollerklärungen wurden nicht übernommen."
NUMBERED_RATIONALE = "Die automatische Nummerierung in der Begründung wurde nicht übernommen."
SEVERAL = "Hier stehen mehrere Beschlüsse. Gelesen wurde nur der erste; es fehlt alles ab „{}“."
ANOTHER_WITHIN = (
    "In der Begründung könnte ab „{}“ ein weiterer Beschluss beginnen. Bitte prüfen Sie, ob er dorthin gehört."
)
_READABLE = 12  # sentences

Warn = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was read: every entry one paragraph of plain text, Ziffern with their level 1 to 3, headings among them.

    `warnings` are German sentences about what was not taken over, moved to another part or had to be guessed;
    `renumbered` names the numbers that are others now.
    """

    title: str
    preamble: list[str]
    ziffern: list[Entry]
    rationale: list[str]
    warnings: list[str]
    renumbered: str = ""
    hangs: bool = field(default=False, compare=False)  # bullets and letters alone: they belong below a Ziffer
    source: str = field(default="", compare=False)  # all that was read, to be read another way
    tables: tuple[Table, ...] = field(default=(), compare=False)  # those that stay out of the text

    @property
    def told(self) -> list[str]:
        """All of this, as far as somebody would read it."""
        more = len(self.warnings) - _READABLE
        rest = [f"Dazu {more} weitere Hinweise dieser Art."] if more > 0 else []
        return [*self.warnings[:_READABLE], *rest, *filter(None, [self.renumbered])]

    def blocks(self) -> tuple[Block, ...]:
        """The text with fresh ids. TextError if it is too long."""
        return build(self.preamble, self.ziffern, self.rationale)


@dataclass(frozen=True, slots=True)
class Source:
    """Where the lines come from. On `paper` a paragraph without a number goes on with the Ziffer above, and a text
    without numbers is a preamble; what is pasted becomes Ziffern. `wants_title`: the first line may be the title."""

    is_paper: bool = False
    wants_title: bool = False


PAPER = Source(is_paper=True, wants_title=True)


def read_pasted(text: str, *, wants_title: bool = False) -> ReadText:
    """A pasted text. TextError if there is too much of it."""
    told: dict[str, None] = {}
    lines = tidied(typed_lines(text), told.setdefault)
    return read(lines, told, Source(wants_title=wants_title))


def read_paragraphs(text: str) -> tuple[list[str], list[str], list[Table]]:
    """A text that was pasted where no numbers are wanted: its paragraphs, what to tell of it, the tables in it."""
    told: dict[str, None] = {}
    tables: list[Table] = []
    lines = without_tables(tidied(typed_lines(text), told.setdefault), told.setdefault, tables.append)
    return paragraphs_of(lines), list(told), tables


def read(lines: Sequence[RawLine], told: dict[str, None], source: Source) -> ReadText:
    """The parts of a text. `told` holds what was said of its lines so far, in order and each sentence once."""
    warn, tables = told.setdefault, []
    lines = spelled(without_tables(lines, warn, tables.append))
    lines = without_marks_of_parts(with_headings(lines, wants_title=source.wants_title))
    points = points_of(lines, warn, continues=source.is_paper)
    found = sections_of(lines, points)
    title, head = _titled(found.head, warn, source, bool(found.resolution))
    preamble, ziffern = _resolution(found, [*head, *found.preamble], points, warn, source)
    if source.is_paper and not ziffern:
        warn(NO_ZIFFERN)
    if headings := [point.entry for point in ziffern if point.is_heading and not point.is_signed]:
        warn(told_of_headings(headings))
    _tell_the_rest(found, warn, source)
    return ReadText(
        title,
        paragraphs_of(preamble),
        [point.entry for point in ziffern],
        paragraphs_of(found.rationale),
        list(told),
        renumbered(ziffern),
        hangs=not preamble and bool(ziffern) and all(point.hangs for point in ziffern if point.level == 1),
        tables=tuple(tables),
    )


def _titled(head: Sequence[RawLine], warn: Warn, source: Source, has_ziffern: bool) -> tuple[str, list[RawLine]]:
    """The title, and what of the head belongs to the preamble: no words are dropped but those of a letterhead."""
    start, end, title = title_of(head, is_guessed=source.wants_title and has_ziffern)
    if source.is_paper and not title:
        warn(NO_TITLE)
    if title and is_guess(head[start]):
        warn(GUESSED.format(shortened(title)))
    kept = []
    for place, line in enumerate(head):
        if start <= place < end:
            continue
        if FACTS.match(line.text):
            warn(FACT.format(shortened(line.text)))
        elif is_letterhead(line.text) and (place < start or not title):
            warn(BEFORE_TITLE.format(shortened(line.text)) if title else FACT.format(shortened(line.text)))
        else:
            if place < start:
                warn(IN_PREAMBLE.format(shortened(line.text)))
            kept.append(line)
    return title, kept


def _resolution(found: Sections, head: list[RawLine], points: Points, warn: Warn, source: Source):
    """The preamble and the Ziffern. What stands before the first number leads in."""
    lines = list(_without_facts(found.resolution, warn))
    if not source.is_paper and not lines:
        head, lines = [], list(_without_facts(head, warn))
    first = _first_point(lines, points, source)
    lead_in = [*head, *lines[:first]]
    for line in lines[first:]:
        points.add(line)
    if lead_in and not source.is_paper:
        warn(LEAD_IN.format(shortened(paragraphs_of(lead_in)[0])))
    return lead_in, [point for point in points.points if point.text]


def _first_point(lines: Sequence[RawLine], points: Points, source: Source) -> int:
    begins = [place for place, line in enumerate(lines) if points.begins(line)]
    numbered = [place for place in begins if lines[place].heading or has_number(lines[place])]
    if source.is_paper:
        return (begins or [len(lines)])[0]
    return (numbered or [0])[0]


def _without_facts(lines: Sequence[RawLine], warn: Warn) -> Iterator[RawLine]:
    """What is no fact such as „Abstimmungsergebnis: einstimmig“."""
    for line in lines:
        if FACTS.match(line.text) and line.counted is None:
            warn(FACT.format(shortened(line.text)))
        else:
            yield line


def _tell_the_rest(found: Sections, warn: Warn, source: Source) -> None:
    if found.rationale and not source.is_paper:
        warn(FOUND_RATIONALE)
    if another := another_within(found):
        warn(ANOTHER_WITHIN.format(shortened(another)))
    if found.statements:
        warn(STATEMENTS)
    if any(line.counted for line in found.rationale):
        warn(NUMBERED_RATIONALE)
    if found.other:
        warn(SEVERAL.format(shortened(found.other[0].text)))


def paragraphs_of(lines: Sequence[RawLine]) -> list[str]:
    """The paragraphs of lines whose numbers are words: a line that goes on with no sentence begins one."""
    outline = Outline(typed_marks(line.text for line in lines))
    begins, before = [], ""
    for line in lines:
        above = before if line.joins is not Joins.NEVER else ""
        begins.append(replace(line, joins=Joins.NEVER) if outline.take(line.text, line.indent, above) else line)
        before = line.text
    return joined(begins)
