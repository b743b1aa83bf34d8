"""The result of a ballot as a bar: one cell for each Land, Yes on the left, the threshold as a line. Pure."""

from dataclasses import dataclass

from accounts.tilemap import MARKS
from voting.ballots.majority import Choice, Outcome

HEIGHT = 68
BAR_TOP = 20
BAR_HEIGHT = 44
# Half of the estimated width of „13 erforderlich“ in units of the picture.
LABEL_HALF = 52


@dataclass(frozen=True)
class Segment:
    """Länder that made the same choice; `width` is 0 where nobody did."""

    choice: Choice
    count: int
    x: int
    width: int

    @property
    def center(self) -> int:
        return self.x + self.width // 2

    @property
    def mark(self) -> str:
        return MARKS[self.choice.value]


@dataclass(frozen=True)
class Threshold:
    """The line the Yes votes must reach; `anchor` keeps its label inside the picture."""

    x: int
    label: str
    anchor: str


@dataclass(frozen=True)
class Bar:
    outcome: Outcome
    width: int
    segments: list[Segment]
    cells: list[int]
    threshold: Threshold | None
    height: int = HEIGHT
    top: int = BAR_TOP
    bar_height: int = BAR_HEIGHT

    @property
    def drawn(self) -> list[Segment]:
        return [segment for segment in self.segments if segment.count]

    @property
    def legend(self) -> list[Segment]:
        """Yes, No and abstention always, the other two only where they happened."""
        voting = {Choice.YES, Choice.NO, Choice.ABSTAIN}
        return [segment for segment in self.segments if segment.count or segment.choice in voting]


def bar(outcome: Outcome, width: int = 320) -> Bar:
    """Geometry in whole units; the segments fill `width` exactly."""
    members = outcome.present + outcome.absent
    segments, before = [], 0
    for choice in Choice:
        count = getattr(outcome, choice.value)
        x, end = width * before // members, width * (before + count) // members
        segments.append(Segment(choice, count, x, end - x))
        before += count
    cells = [width * index // members for index in range(1, members)]
    return Bar(outcome, width, segments, cells, _threshold(outcome, members, width))


def _threshold(outcome: Outcome, members: int, width: int) -> Threshold | None:
    if outcome.needed is None:
        return None
    x = width * outcome.needed // members
    anchor = "start" if x < LABEL_HALF else "end" if x > width - LABEL_HALF else "middle"
    return Threshold(min(x, width - 1), f"{outcome.needed} erforderlich", anchor)
