"""Which threads wait for an answer of a person: the same rules as `Comment.objects.seen_by`, over all proposals."""

from django.db.models import BigIntegerField, Case, CharField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from accounts.relations import WORKING_LEVEL, laender_of
from conferences.models import GroupMember
from proposals.comments.circles import Circle
from proposals.comments.models import Comment
from proposals.states import State

NOBODY = Value("", output_field=CharField())


def waiting_for(user):
    """Open threads in a circle of hers in which others have spoken last.

    In her own Land: another person; in the group, and where her Land leads the text: another Land or the office. What
    all Länder may read waits only for the Land that leads the text.
    """
    laender = laender_of(user.appointments_today, WORKING_LEVEL)
    own_land = Q(circle=Circle.LAND, circle_land__in=laender) & ~Q(last_by=user.pk)
    joined = GroupMember.objects.current().filter(land__in=laender).values("group")
    leads = Q(proposal__lead_land__in=laender)
    in_group = leads | Q(proposal__group__lead_land__in=laender) | Q(proposal__group__in=joined)
    # What was said while the text was an idea is read by its own Land alone, whoever sees the text today.
    shared = (Q(circle=Circle.GROUP) & in_group & (leads | ~Q(audience=State.IDEA))) | (Q(circle=Circle.ALL) & leads)
    return _with_last_word().filter(own_land | shared & ~Q(last_land__in=laender))


def _with_last_word():
    replies = Comment.objects.filter(parent=OuterRef("pk"), withdrawn_at__isnull=True).order_by("-at", "-pk")
    speaker = Case(When(by_office=True, then=NOBODY), default=F("land"), output_field=CharField())
    return Comment.objects.open().annotate(
        last_by=Coalesce(Subquery(replies.values("by")[:1]), F("by"), output_field=BigIntegerField()),
        last_land=Coalesce(Subquery(replies.values(speaker=speaker)[:1], output_field=CharField()), speaker),
    )
