"""The board of sixteen: how every Land stands to a proposal, who is still silent; and how it came to that."""

from dataclasses import dataclass, replace

from django.db.models import BigIntegerField, CharField

from accounts.laender import NAMES
from accounts.permissions import Permission
from accounts.relations import LAND_ROLES, laender_of
from accounts.tilemap import Tilemap, TileValue, tilemap
from intmk.statement import Statement
from proposals.positions.access import with_amendment, with_base_of_wish
from proposals.positions.models import Position
from proposals.positions.stances import RESERVED, Stance
from proposals.positions.wishes import BECOMES_AMENDMENT, WantedWording, contradictions, wish_of
from proposals.states import EDITABLE, OPEN_FOR_POSITIONS


@dataclass(frozen=True, slots=True)
class LandRow:
    """One Land on the board. `position` is None for the lead Land and for a silent one."""

    code: str
    name: str
    kind: str
    word: str
    position: Position | None
    is_older_text: bool = False
    awaits_confirmation: bool = False
    wish: WantedWording | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """`prepared` is what the reader's own Land has not released yet; nobody else gets it.

    `own` is the row of the Land for which the reader may take a position now, if there is one. `is_open`: whether
    anybody may, so that somebody can still be asked.
    """

    rows: list[LandRow]
    map: Tilemap
    counts: list[tuple[str, str, int]]
    prepared: list[Position]
    own: LandRow | None
    may_commit: bool
    may_adopt: bool
    is_open: bool
    files_for: str  # the Land for which the reader may make its wish an amendment; empty where she may not

    @property
    def silent(self) -> list[LandRow]:
        return [row for row in self.rows if row.kind == SILENT[0]]

    @property
    def to_confirm(self) -> list[LandRow]:
        return [row for row in self.rows if row.awaits_confirmation]

    @property
    def reserved(self) -> list[LandRow]:
        return [row for row in self.rows if row.kind in RESERVED]

    @property
    def asked(self) -> int:
        return sum(row.kind != LEAD[0] for row in self.rows)

    @property
    def answered(self) -> int:
        return sum(row.position is not None for row in self.rows)


LEAD = ("lead", "Federführung")
SILENT = ("silent", "Noch keine Position")


def board_of(proposal, user) -> Board:
    """All sixteen Länder in the order of the rotation, and the same as a tile map. One query."""
    told, prepared = _told(proposal, user)
    is_open = proposal.state in OPEN_FOR_POSITIONS and not proposal.conference.has_ended
    against = contradictions([p for p in told.values() if p.stance == Stance.SUPPORTS_IF], proposal.text)
    rows = [_row(code, proposal, told.get(code), against.get(NAMES[code], []), is_open) for code in NAMES]
    proposal.current_positions = [row.position for row in rows if row.position]  # whoever asks next need not read them
    words = dict([LEAD, *Stance.choices(), SILENT])
    counts = [(kind, word, sum(row.kind == kind for row in rows)) for kind, word in words.items()]
    return Board(
        rows,
        tilemap({row.code: TileValue(row.kind, row.word, row.name) for row in rows}),
        [count for count in counts if count[2]],
        prepared,
        _own(proposal, user, rows) if is_open else None,
        proposal.authority(user, Permission.COMMIT_POSITION) is not None,
        proposal.state in EDITABLE and proposal.open_authority(user, Permission.EDIT_TEXT) is not None,
        is_open,
        _files_for(proposal, user),
    )


def _files_for(proposal, user) -> str:
    appointment = proposal.open_authority(user, Permission.AMEND) if proposal.state in BECOMES_AMENDMENT else None
    return appointment.land_id if appointment else ""


def _own(proposal, user, rows):
    appointment = proposal.authority(user, Permission.TAKE_POSITION)
    if appointment is None:
        return None
    return next((row for row in rows if row.code == appointment.land_id), None)


def _told(proposal, user):
    """What counts, by Land; and what waits in the reader's own Land."""
    told, prepared = {}, []
    for position in _CURRENT(proposal=proposal.pk, laender=laender_of(user.appointments_today, LAND_ROLES)):
        position.proposal = proposal
        if position.base_of_wish is not None:
            position.version.blocks = position.base_of_wish
        if position.is_committed:
            told[position.land_id] = position
        else:
            prepared.append(position)
    return told, prepared


def _read_with_names(positions):
    """The newest first."""
    related = positions.select_related("taken_by", "committed_by", "version", "land").defer("version__blocks")
    return related.order_by("-taken_at", "-pk")


def _current(proposal, laender):
    rows = Position.objects.filter(proposal=proposal, is_current=True).shown_to(laender)
    return _read_with_names(with_amendment(with_base_of_wish(rows.with_age())))


_CURRENT = Statement(_current, proposal=BigIntegerField(), laender=CharField())


def history_of(proposal) -> list[tuple[str, list[Position]]]:
    """Every position ever released, by the names of the Länder in the order of the rotation. One query."""
    told = {}
    for position in _read_with_names(proposal.positions.filter(is_committed=True)):
        told.setdefault(position.land_id, []).append(position)
    return [(name, told[code]) for code, name in NAMES.items() if code in told]


def _row(code, proposal, position, against, is_open):
    if position is None:
        kind, word = LEAD if code == proposal.lead_land_id else SILENT
        return LandRow(code, NAMES[code], kind, word, None)
    return LandRow(
        code,
        NAMES[code],
        position.stance,
        position.label,
        position,
        position.version_id != proposal.text_id,
        is_open and position.is_outdated and position.stands_behind,
        replace(wish_of(position, proposal.text), against=against) if position.stance == Stance.SUPPORTS_IF else None,
    )
