"""The amendments to a proposal as a table."""

from documents.tables import Column, Table
from intmk import clock

COLUMNS = (
    Column("nummer", "Nummer", lambda amendment: amendment.label),
    Column("laender", "Länder", lambda amendment: ", ".join(amendment.laender)),
    Column("fassung", "Zu Fassung", lambda amendment: amendment.base.number),
    Column("am", "Eingebracht am", lambda amendment: clock.wall(amendment.filed_at).date()),
    Column("vermerk", "Vermerk", lambda amendment: ", ".join(_marks(amendment))),
    Column("stand", "Stand", lambda amendment: amendment.fate.label),
    Column("begruendung", "Begründung", lambda amendment: amendment.reason),
    Column("anmerkung", "Anmerkung zur Entscheidung", lambda amendment: amendment.decision_note),
)


def amendments_table(proposal, user) -> Table:
    rows = proposal.amendments.visible_to(user, proposal).for_page()
    return Table.of(f"Änderungsanträge {proposal.reference}", COLUMNS, rows)


def _marks(amendment):
    if amendment.tabled_at_session:
        yield "Tischvorlage"
    if amendment.is_late:
        yield "nach der Frist"
