"""The board of sixteen: how every Land stands to a proposal."""

from dataclasses import dataclass

from accounts.models import Land
from accounts.tilemap import Tilemap, TileValue, tilemap
from proposals.models.position import Position
from proposals.stances import Stance
from proposals.text.blocks import names


@dataclass(frozen=True, slots=True)
class Row:
    """One Land on the board. `position` is None for the lead Land and for a silent one."""

    land: Land
    kind: str
    word: str
    position: Position | None
    ziffer: str
    is_older_text: bool


@dataclass(frozen=True, slots=True)
class Board:
    rows: list[Row]
    map: Tilemap
    counts: list[tuple[str, str, int]]


LEAD = ("lead", "Federführung")
SILENT = ("silent", "Noch keine Position")


def board_of(proposal) -> Board:
    """All sixteen Länder in the order of the rotation, and the same as a tile map."""
    positions = {position.land_id: position for position in proposal.current_positions}
    known = names(proposal.text.read())
    rows = [_row(land, proposal, positions.get(land.pk), known) for land in Land.objects.all()]
    words = {kind: word for kind, word in [LEAD, *Stance.choices(), SILENT]}
    counts = [(kind, word, sum(row.kind == kind for row in rows)) for kind, word in words.items()]
    return Board(
        rows,
        tilemap({row.land.code: TileValue(row.kind, row.word, row.land.name) for row in rows}),
        [count for count in counts if count[2]],
    )


def _row(land, proposal, position, known):
    if position is None:
        kind, word = LEAD if land.pk == proposal.lead_land_id else SILENT
        return Row(land, kind, word, None, "", False)
    return Row(
        land,
        position.stance,
        position.label,
        position,
        known.get(position.block_id, "gestrichene Ziffer") if position.block_id else "",
        position.version_id != proposal.text_id,
    )
