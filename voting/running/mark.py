"""Whether a page of a session would say the same as before, for what it costs to look at one row."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Count,
    F,
    Func,
    IntegerField,
    Max,
    Q,
    Subquery,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Concat

from conferences.models import AgendaItem, Meeting
from intmk import clock
from intmk.statement import Statement
from journal.models import Chain
from proposals.models import Proposal
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration
from voting.ballots.models.vote import Vote


def mark_of(meeting, session, *, with_votes: bool = False) -> tuple:
    """Values that are the same only while the running order says the same.

    Whatever happens to the session, to the year or to a proposal on the agenda has its entry: the chains of these
    subjects grow. Votes have their entries elsewhere; only who shows how many answered counts them (`with_votes`).
    """
    subjects = [f"conferences.conference:{meeting.conference_id}", f"voting.session:{session.pk if session else 0}"]
    *told, votes = _MARK(meeting=meeting.pk, conference=subjects[0], session=subjects[1]).get()
    return (*told, votes if with_votes else 0, clock.today().isoformat())


def _mark(meeting, conference, session):
    tabled = Proposal.objects.filter(agenda_item__meeting=meeting).order_by()
    named = tabled.annotate(
        key=Concat(Value("proposals.proposal:"), Cast("pk", TextField()), output_field=TextField())
    ).values("key")
    others = Func(
        conference, session, function="ARRAY", template="%(function)s[%(expressions)s]", output_field=TextField()
    )
    ballots = Ballot.objects.filter(meeting=meeting).order_by()
    asked = Vote.objects.filter(ballot__meeting=meeting, ballot__closed_at=None).order_by()
    declared = Declaration.objects.filter(ballot__meeting=meeting).order_by()
    chains = Chain.objects.filter(_is_one_of_both("subject", ArraySubquery(named), others)).order_by()
    return Meeting.objects.filter(pk=meeting).values_list(
        _one(chains, Sum("length")),
        _one(tabled, Count("pk")),
        _one(AgendaItem.objects.filter(meeting=meeting).order_by(), Count("pk")),
        _one(ballots, Count("pk")),
        _one(ballots, Count("pk", filter=Q(closed_at__isnull=False))),
        _one(declared, Max("pk")),
        _one(asked, Count("pk")),
    )


def _one(rows, aggregate) -> Subquery:
    """One number over rows."""
    counted = rows.annotate(every=Value(1, IntegerField())).values("every").annotate(found=aggregate)
    return Subquery(counted.values("found"), output_field=BigIntegerField())


def _is_one_of_both(column, first, second) -> Func:
    template = "%(expressions)s)"
    both = Func(first, second, template="(%(expressions)s)", arg_joiner=" || ", output_field=TextField())
    return Func(F(column), both, template=template, arg_joiner=" = ANY (", output_field=BooleanField())


_MARK = Statement(_mark, meeting=BigIntegerField(), conference=TextField(), session=TextField())
