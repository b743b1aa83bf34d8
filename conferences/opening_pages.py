"""What the coming office sees before it opens its year."""

from dataclasses import dataclass

from conferences.access import get_rules
from conferences.calendar import span
from conferences.kinds import MeetingKind
from conferences.models import Meeting
from conferences.opening import Coming
from conferences.rules import CODES


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """What is certain about the year, and what it takes over: so many rules are confirmed, so many assumed."""

    coming: Coming
    term: str
    confirmed: int
    assumed: int
    main: Meeting | None  # of the year before, from which the dates keep their distance


def page_of(coming) -> OpeningPage:
    confirmed = len(get_rules(coming.previous).confirmed)
    return OpeningPage(
        coming=coming,
        term=span(coming.starts_on, coming.ends_on),
        confirmed=confirmed,
        assumed=len(CODES) - confirmed,
        main=next(iter(coming.previous.meetings_of(MeetingKind.MAIN)), None),
    )
