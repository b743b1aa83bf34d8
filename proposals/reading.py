"""A proposal by its number, with all that its pages and the rights look at.

Who asks shows it only to those who may see it: `access.get_proposal` is the door.
"""

from functools import cache

from django.db.models import CharField, DateField

from intmk import clock
from intmk.statement import Statement
from proposals.models.proposal import Proposal


def by_number(reference: str, along: tuple[str, ...] = ()) -> Proposal | None:
    """The proposal, or None; `along` names relations of higher floors that are read as well."""
    return next(iter(_statement(along)(reference=reference, today=clock.today())), None)


@cache
def _statement(along: tuple[str, ...]) -> Statement:
    def build(reference, today):
        rows = Proposal.objects.for_page(today).filter(reference=reference)
        return rows.select_related(*along) if along else rows

    return Statement(build, reference=CharField(), today=DateField())
