"""The columns of the board: what each is called, and what it says of a row. The file has the same."""

from documents.tables import Column
from intmk import clock
from proposals.facts import Recommendation
from proposals.kinds import Verdict
from proposals.remarks.rules import UNCHECKED
from proposals.states import State


def _day(moment):
    return clock.wall(moment).date() if moment else None


def _check(row) -> str:
    """Empty before the submission, and where the admission was given without a look of its own."""
    verdict = row.proposal.form_verdict
    if verdict:
        return Verdict(verdict).label
    return UNCHECKED if row.proposal.state == State.SUBMITTED else ""


def _group(row) -> str:
    return row.proposal.group.name if row.proposal.group else ""


def _top(row) -> str:
    return row.proposal.agenda_item.number if row.proposal.agenda_item else ""


def _votum(row) -> str:
    votum = row.proposal.recommendation
    return Recommendation(votum).label if votum else ""


NAMES = (
    Column("nummer", "Nummer", lambda row: row.proposal.reference),
    Column("titel", "Titel", lambda row: row.proposal.title),
)
COLUMNS = (
    Column("stand", "Stand", lambda row: State(row.proposal.state).label),
    Column("wartet", "Wartet auf", lambda row: row.wait.step),
    Column("wen", "Bei wem", lambda row: row.whom),
    Column("seit", "Seit", lambda row: _day(row.since)),
    Column("pruefung", "Form", _check),
    Column("bearbeitung", "In Bearbeitung bei", lambda row: row.treated_by),
    Column("land", "Federführung", lambda row: row.proposal.lead_land.name, is_usual=False),
    Column("thema", "Thema", lambda row: row.proposal.theme.title if row.proposal.theme else "", is_usual=False),
    Column("gruppe", "Arbeitsgruppe", _group, is_usual=False),
    Column("votum", "Votum der Vorkonferenz", _votum, is_usual=False),
    Column("top", "TOP", _top, is_usual=False),
    Column("eingereicht", "Eingereicht am", lambda row: _day(row.proposal.submitted_at), is_usual=False),
    Column("verfristet", "Verfristet", lambda row: "ja" if row.proposal.is_late else "", is_usual=False),
    Column("antraege", "Offene Änderungsanträge", lambda row: ", ".join(row.proposal.undecided), is_usual=False),
)
USUAL = [column.code for column in COLUMNS if column.is_usual]


def chosen_columns(codes: list[str]) -> list[Column]:
    """In the order of the table; the usual ones where none of those asked for is known."""
    return [column for column in COLUMNS if column.code in codes] or [c for c in COLUMNS if c.is_usual]
