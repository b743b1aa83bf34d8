"""A proposal by its number or the name it has or had as an idea, with all that its pages and the rights look at.

Who asks shows it only to those who may see it: `access.get_proposal` is the door.
"""

from functools import cache

from django.db.models import CharField, DateField

from intmk import clock
from intmk.statement import Statement
from proposals.models.proposal import Proposal


def by_reference(reference: str, along: tuple[str, ...] = ()) -> Proposal | None:
    """The proposal, or None; `along` names relations of higher floors that are read as well."""
    columns = ("reference", "idea_name") if reference.startswith("Idee-") else ("reference",)
    rows = (_statement(column, along)(reference=reference, today=clock.today()) for column in columns)
    return next((found for each in rows for found in each), None)


@cache
def _statement(column: str, along: tuple[str, ...]) -> Statement:
    def build(reference, today):
        rows = Proposal.objects.for_page(today).filter(**{column: reference})
        return rows.select_related(*along) if along else rows

    return Statement(build, reference=CharField(), today=DateField())
