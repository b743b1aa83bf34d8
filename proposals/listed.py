"""The lists of proposals and of an agenda as tables: what a reader takes home is what she sees."""

from documents.tables import Column, Table
from intmk import clock
from proposals.listing import Choice, found_of
from proposals.states import State

PROPOSALS = (
    Column("nummer", "Nummer", lambda p: p.reference),
    Column("titel", "Titel", lambda p: p.title),
    Column("stand", "Stand", lambda p: State(p.state).label),
    Column("land", "Federführung", lambda p: p.lead_land.name),
    Column("thema", "Thema", lambda p: p.theme.title if p.theme else None),
    Column("top", "TOP", lambda p: p.agenda_item.number if p.agenda_item else None),
    Column("geaendert", "Zuletzt geändert", lambda p: clock.wall(p.changed_at).replace(tzinfo=None, microsecond=0)),
    Column("zeichen", "Vermerke", lambda p: ", ".join(marks(p))),
)
AGENDA = (
    Column("sitzung", "Sitzung", lambda line: str(line.item.meeting)),
    Column("beginn", "Beginnt am", lambda line: line.item.meeting.starts_on),
    Column("top", "TOP", lambda line: line.item.number),
    Column("titel", "Titel", lambda line: line.title),
    Column("art", "Art", lambda line: line.kind),
    Column("nummer", "Vorschlag", lambda line: line.proposal.reference if line.proposal else None),
    Column("land", "Federführung", lambda line: line.proposal.lead_land.name if line.proposal else None),
    Column("stand", "Stand", lambda line: line.state.label if line.state else None),
    Column("zeichen", "Vermerke", lambda line: ", ".join(_marks_of_line(line))),
)


def table_of(user, choice: Choice) -> Table:
    """All that the choice finds: of a search the best first, otherwise in the order of their numbers."""
    rows = found_of(user, choice).for_list().select_related("lead_land")
    rows = rows.order_by("reference") if choice.question.is_empty else rows
    return Table.of(f"Vorschläge {choice.conference}", PROPOSALS, rows)


def agenda_table(conference, parts) -> Table:
    return Table.of(f"Tagesordnung {conference}", AGENDA, (line for part in parts for line in part.lines))


def marks(proposal) -> list[str]:
    """What stands beside the title, in words."""
    said = {"nachgemeldet": proposal.is_topic_late, "verfristet": proposal.is_late, "Beispieltext": proposal.is_example}
    return [word for word, is_so in said.items() if is_so]


def _marks_of_line(line):
    if line.item.is_late:
        yield "nachgereicht"
    if line.item.is_on_consent_list:
        yield "ohne Aussprache"
    if line.is_withdrawn:
        yield "zurückgezogen"
    if line.moved_to:
        yield f"verlegt auf TOP {line.moved_to.number}, {line.moved_to.meeting}"
    if line.joint_with:
        yield f"gemeinsam mit TOP {line.joint_with.number}"
