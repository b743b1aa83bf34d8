"""The board of sixteen as a table."""

from documents.tables import Column, Table
from intmk import clock
from proposals.positions.board import LandRow, board_of


def _of_position(say):
    """Nothing where a Land is silent, and for the Land that leads."""
    return lambda row: say(row.position) if row.position else None


COLUMNS = (
    Column("land", "Land", lambda row: row.name),
    Column("position", "Position", lambda row: row.word),
    Column("fassung", "Zu Fassung", _of_position(lambda position: position.version.number)),
    Column("am", "Am", _of_position(lambda position: clock.wall(position.taken_at).date())),
    Column("anmerkung", "Anmerkung", _of_position(lambda position: position.note)),
    Column("aelter", "Text seither geändert", lambda row: _yes(row.is_older_text)),
    Column("bestaetigen", "Erneut zu bestätigen", lambda row: _yes(row.awaits_confirmation)),
)


def board_table(proposal, user) -> Table:
    """What counts, as the reader sees it on the page: nothing that waits within a Land."""
    rows: list[LandRow] = board_of(proposal, user).rows
    return Table.of(f"Positionen {proposal.reference}", COLUMNS, rows)


def _yes(is_so: bool) -> str | None:
    return "ja" if is_so else None
