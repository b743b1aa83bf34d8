"""What is printed, as plain data: the floors above fill these in, the writers of PDF and DOCX read them.

A text is a title, preamble paragraphs, numbered Ziffern with headings among them, and a rationale. Every paragraph
is one line of plain text; nothing in it is ever read as markup.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from documents.characters import MONTHS

BERLIN = ZoneInfo("Europe/Berlin")
LEVELS = (1, 2, 3)

Role = Literal["title", "preamble", "heading", "ziffer", "rationale"]
Change = Literal["equal", "insert", "delete"]


@dataclass(frozen=True)
class Line:
    """One Ziffer as printed: its label ("1.", "a)", "aa)"), its level 1 to 3 and its text; or a heading among them."""

    label: str
    level: int
    text: str
    is_heading: bool = False

    def __post_init__(self):
        check_level(self.level)


@dataclass(frozen=True, kw_only=True)
class ResolutionPaper:
    """One item of the Beschlussniederschrift, everything already put into words.

    `kind` heads the numbered text: „Beschluss“ for what was adopted, „Beschlussvorschlag“ for what was not.
    `dated_at` must be aware: it is printed as the day of this state and written into the file as its only
    date, so that the same paper always gives the same bytes. `result` is empty as long as there is no vote.
    `restriction` says on every page what keeps a decided text from the public, an embargo for instance.
    """

    conference: str
    chair: str
    place: str
    dates: str
    top: str
    reference: str
    title: str
    sponsors: str
    publication: str
    result: str
    dated_at: datetime
    preamble: tuple[str, ...] = ()
    ziffern: tuple[Line, ...] = ()
    rationale: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    restriction: str = ""
    version_note: str = ""
    is_example: bool = False
    kind: str = "Beschluss"

    def __post_init__(self):
        check_aware(self.dated_at)


@dataclass(frozen=True, kw_only=True)
class TextPaper:
    """Any version of a text, for a Word file. The labels of the Ziffern are left to Word's own numbering."""

    title: str
    reference: str
    version_note: str
    dated_at: datetime
    preamble: tuple[str, ...] = ()
    ziffern: tuple[Line, ...] = ()
    rationale: tuple[str, ...] = ()
    conference: str = ""
    is_example: bool = False
    kind: str = "Beschlussvorschlag"

    def __post_init__(self):
        check_aware(self.dated_at)


@dataclass(frozen=True)
class Segment:
    """A run of words in a paragraph that stays, comes or goes; who changed it (a Land) and when (aware).

    Words that stay need neither author nor date.
    """

    op: Change
    text: str
    author: str = ""
    changed_at: datetime | None = None

    def __post_init__(self):
        if self.op != "equal":
            _check_changed(self.author, self.changed_at)


@dataclass(frozen=True, kw_only=True)
class Tracked:
    """A paragraph of a comparison. `op` speaks of the paragraph itself, the segments of its words.

    An inserted paragraph may hold only inserted segments, a deleted one only deleted segments, and both name
    who did it. A paragraph that moves or changes its level is a deleted one and an inserted one. The title
    is always there, so only its words can change. A paragraph that stays has words before and after.
    """

    role: Role
    segments: tuple[Segment, ...]
    level: int = 1
    op: Change = "equal"
    author: str = ""
    changed_at: datetime | None = None

    def __post_init__(self):
        check_level(self.level)
        if self.op != "equal":
            if self.role == "title":
                raise ValueError("A title is neither inserted nor deleted, only its words change")
            _check_changed(self.author, self.changed_at)
            if any(segment.op != self.op for segment in self.segments):
                raise ValueError(f"A paragraph of op {self.op!r} holds segments of another op")


@dataclass(frozen=True, kw_only=True)
class RedlinePaper:
    """The comparison of two texts for a Word file: paragraphs in reading order, the title first."""

    reference: str
    version_note: str
    dated_at: datetime
    paragraphs: tuple[Tracked, ...]
    conference: str = ""
    is_example: bool = False
    kind: str = "Beschlussvorschlag"

    def __post_init__(self):
        check_aware(self.dated_at)
        if [n for n, paragraph in enumerate(self.paragraphs) if paragraph.role == "title"] != [0]:
            raise ValueError("A comparison has one title, and begins with it")


@dataclass(frozen=True)
class Passage:
    """What an amendment wants at one place: how the place is called, and the words that stay, come and go."""

    name: str
    runs: tuple[tuple[Change, str], ...] = ()

    @property
    def length(self) -> int:
        return sum(len(words) for _, words in self.runs)


@dataclass(frozen=True, kw_only=True)
class AmendmentPaper:
    """One amendment on its own. `kind` is its name („Änderungsantrag Ä3“), `facts` what is known of it.

    `sentences` say the same as the passages in words; `reason` has its paragraphs.
    """

    kind: str
    title: str
    reference: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    sentences: tuple[str, ...]
    dated_at: datetime
    reason: tuple[str, ...] = ()
    conference: str = ""
    session: str = ""
    publication: str = ""
    version_note: str = ""
    is_example: bool = False

    def __post_init__(self):
        check_aware(self.dated_at)


@dataclass(frozen=True)
class SynopsisPlace:
    """One place of a text with its words, empty where it is new, and beside it what is wanted there, each by whom."""

    name: str
    text: str
    wanted: tuple[Passage, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SynopsisPaper:
    """A text beside all that is wanted of it. `reasons`: under the name of each amendment why it is filed."""

    title: str
    reference: str
    facts: tuple[tuple[str, str], ...]
    places: tuple[SynopsisPlace, ...]
    dated_at: datetime
    reasons: tuple[tuple[str, str], ...] = ()
    conference: str = ""
    session: str = ""
    publication: str = ""
    version_note: str = ""
    is_example: bool = False
    kind: str = "Synopse der Änderungsanträge"

    def __post_init__(self):
        check_aware(self.dated_at)


def stand(paper) -> str:
    """The day of the state of any paper, for the foot of every page: „Stand: 24. März 2025“."""
    day = paper.dated_at.astimezone(BERLIN)
    return f"Stand: {day.day}. {MONTHS[day.month - 1]} {day.year}"


def check_level(level):
    if level not in LEVELS:
        raise ValueError(f"A level is 1, 2 or 3, not {level!r}")


def check_aware(moment):
    if moment.utcoffset() is None:
        raise ValueError("A document needs an aware date, this one has no time zone")


def _check_changed(author, changed_at):
    if not author or changed_at is None:
        raise ValueError("A change needs its author and its date")
    check_aware(changed_at)
