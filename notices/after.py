"""After the Hauptkonferenz: what still waits in the year before the chair passes on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.urls import reverse

from accounts.permissions import Permission
from conferences.kinds import MeetingKind
from conferences.models import Conference
from proposals.models import Proposal
from proposals.states import State
from voting.models import Correction


@dataclass(frozen=True, slots=True)
class Left:
    """One kind of work that is left, how much of it, and where; `url` is empty where it stands at the proposals."""

    label: str
    count: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class AfterMain:
    """What the office of the year has still to do, and on which day the chair passes on, to whom."""

    left: list[Left]
    handover: date
    following: Conference | None


def after_main(user, conference) -> AfterMain | None:
    """For the office of the running year once its Hauptkonferenz is over; None for all others, without a query."""
    if conference is None or conference.authority(user, Permission.RECORD_VOTE) is None:
        return None
    if not any(meeting.kind == MeetingKind.MAIN and meeting.has_ended for meeting in conference.meetings.all()):
        return None
    left = [each for each in _left(conference) if each.count]
    return AfterMain(left, conference.ends_on + timedelta(days=1), conference.following)


def _left(conference) -> list[Left]:
    adopted, open_since = Q(state=State.ADOPTED), Q(state=State.TABLED, agenda_item__meeting__kind=MeetingKind.MAIN)
    found = Proposal.objects.filter(conference=conference).aggregate(
        undecided=Count("pk", filter=open_since),
        unreleased=Count("pk", filter=adopted & Q(resolution__isnull=True)),
        unpublished=Count("pk", filter=adopted & Q(resolution__isnull=False, resolution__published_at__isnull=True)),
    )
    waiting = Correction.objects.waiting().filter(declaration__ballot__proposal__conference=conference)
    proposals = f"{reverse('proposals:list')}?konferenz={conference.number}&stand="
    return [
        Left("ohne Ergebnis aus der Hauptkonferenz", found["undecided"], f"{proposals}{State.TABLED}"),
        Left("Berichtigung, die eine zweite Person bestätigt", waiting.count()),
        Left("beschlossen und nicht freigegeben", found["unreleased"], f"{proposals}{State.ADOPTED}"),
        Left("freigegeben und nicht veröffentlicht", found["unpublished"], reverse("resolutions:desk")),
    ]
