"""The 16 Länder as squares of one size, because each has one vote, in roughly geographic order. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

GRID = (
    ("", "", "SH", "", ""),
    ("", "HB", "HH", "MV", ""),
    ("NW", "NI", "ST", "BE", "BB"),
    ("RP", "HE", "TH", "SN", ""),
    ("SL", "BW", "BY", "", ""),
)
PLACES = {code: (x, y) for y, row in enumerate(GRID) for x, code in enumerate(row) if code}

SIDE = 48
STEP = SIDE + 4

# Colour never stands alone: each kind has its own line drawing, centred on 0,0 and at most 12 units wide.
CHECK = "M-5 0L-2 4L5 -4"
CROSS = "M-4 -4L4 4M-4 4L4 -4"
DOTS = "M-5 0h0M0 0h0M5 0h0"
MARKS = {
    "lead": "M0 -6L2 -2L6 -2L3 1L4 6L0 3L-4 6L-3 1L-6 -2L-2 -2Z",
    "co_sponsor": "M-5 0H5M0 -5V5",
    "supports": CHECK,
    "supports_if": "M-5 1C-4 -4 -1 -4 0 0S4 4 5 -1",
    "examining": "M-4 -1a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M1 2L5 6",
    "objects": CROSS,
    "yes": CHECK,
    "no": CROSS,
    "abstain": "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0",
    "not_voting": "M-5 0H5",
    "silent": DOTS,
    "absent": DOTS,
    "unknown": "",
}


@dataclass(frozen=True)
class TileValue:
    """What one Land says: a kind out of `MARKS`, the German word for it, and the name of the Land."""

    kind: str
    word: str
    name: str = ""


@dataclass(frozen=True)
class Tile:
    """A square with its upper left corner at x, y in units of the picture."""

    code: str
    name: str
    x: int
    y: int
    kind: str
    word: str

    @property
    def mark(self) -> str:
        return MARKS[self.kind]


@dataclass(frozen=True)
class Group:
    """All Länder that say the same: the legend of the picture and its equivalent in words."""

    kind: str
    word: str
    names: tuple[str, ...]

    @property
    def mark(self) -> str:
        return MARKS[self.kind]


@dataclass(frozen=True)
class Tilemap:
    """A value: what it shows follows from nothing else."""

    tiles: tuple[Tile, ...]
    groups: tuple[Group, ...]
    side: int = SIDE
    width: int = STEP * len(GRID[0])
    height: int = STEP * len(GRID)


def tilemap(values: Mapping[str, TileValue]) -> Tilemap:
    """The picture and its legend, grouped in the order of MARKS."""
    drawn = tiles(values)
    words = sorted({(tile.kind, tile.word) for tile in drawn}, key=lambda pair: (list(MARKS).index(pair[0]), pair[1]))
    groups = (
        Group(kind, word, tuple(tile.name for tile in drawn if (tile.kind, tile.word) == (kind, word)))
        for kind, word in words
    )
    return Tilemap(tuple(drawn), tuple(groups))


def tiles(values: Mapping[str, TileValue]) -> list[Tile]:
    """One tile for each of the 16 Länder, in the order of `values`; a Land without a value says so.

    Raises ValueError for a code that is no Land and for an unknown kind.
    """
    if strangers := sorted(set(values) - set(PLACES)):
        raise ValueError(f"Kein Land mit diesem Kürzel: {', '.join(strangers)}")
    if unknown := sorted({value.kind for value in values.values()} - set(MARKS)):
        raise ValueError(f"Unbekannte Art: {', '.join(unknown)}")
    complete = dict(values) | {code: TileValue("unknown", "keine Angabe") for code in PLACES if code not in values}
    return [
        Tile(code, value.name or code, STEP * x + 2, STEP * y + 2, value.kind, value.word)
        for code, value in complete.items()
        for x, y in [PLACES[code]]
    ]
