"""How a proposal begins: as an idea of one Land."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.permissions import Permission
from accounts.relations import Parties, authority
from conferences.kinds import DeadlineKind
from conferences.lateness import ended
from intmk import clock
from journal.models import record
from proposals import verbs
from proposals.models.proposal import Proposal
from proposals.names import new_name
from proposals.states import State
from text.blocks import said

DOUBLE_CLICK = timedelta(minutes=10)


def start(conference, text, *, lead_land, by, note="", **columns) -> Proposal:
    """A new idea of a Land, with a name and its first version. PermissionDenied without the right for that Land."""
    parties = Parties(
        chair=conference.chair_land_id, term=(conference.starts_on, conference.ends_on), lead=lead_land.pk
    )
    appointment = authority(by.appointments_today, Permission.START_PROPOSAL, parties, clock.today())
    if appointment is None:
        raise PermissionDenied
    with transaction.atomic():
        names = {"reference": (name := _free_name()), "idea_name": name}
        proposal = Proposal.begin(conference, text, lead_land=lead_land, by=by, note=note, **names, **columns)
        facts = {"rows": [proposal, proposal.text], "version": 1}
        record(proposal, verbs.STARTED, by=by, appointment=appointment, **facts)
    return proposal


def start_once(conference, text, *, lead_land, by, **columns) -> Proposal:
    """As `start`; the same words sent again by the same person within ten minutes (a double click) are one idea."""
    with transaction.atomic():
        type(conference).objects.select_for_update().get(pk=conference.pk)
        just_started = Proposal.objects.filter(
            conference=conference,
            lead_land=lead_land,
            state=State.IDEA,
            title=text.title,
            text__number=1,
            text__saved_by=by,
            text__saved_at__gte=clock.now() - DOUBLE_CLICK,
        ).select_related("text")
        words = [said(block) for block in text.blocks]
        for proposal in just_started:
            if [said(block) for block in proposal.text.read().blocks] == words:
                return proposal
        return start(conference, text, lead_land=lead_land, by=by, **columns)


def told_of_topics(conference) -> str | None:
    """What to know before: the topics of the year are announced, and this one comes late. An idea itself is free."""
    deadline = conference.deadline(DeadlineKind.TOPIC)
    if deadline is None or not deadline.is_past:
        return None
    if deadline.ends_hard(conference.rules):
        follows = "Zum Austausch stellen können Sie eine neue Idee nur mit einer Ausnahme der Geschäftsstelle."
    else:
        follows = "Stellen Sie die Idee zum Austausch, wird sie als nachgemeldet gekennzeichnet."
    return f"{ended(deadline)} {follows}"


def _free_name() -> str:
    return next(name for name in iter(new_name, "") if not Proposal.objects.filter(idea_name=name).exists())
