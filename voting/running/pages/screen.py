"""What the room sees: the TOP, whether a vote is open, its result, and nothing that is meant for the desks."""

from dataclasses import dataclass

from accounts.tilemap import Tilemap
from conferences.rules import VoteRecordLevel
from voting.ballots.results import map_of
from voting.ballots.tally import Bar, bar
from voting.running.agenda import RunningStop, running_order
from voting.running.pages.chair import polled_in
from voting.running.rules import Together, TopState
from voting.session.access import session_of
from voting.session.models.session import Session
from voting.session.pages import Attendance, attendance_of


@dataclass(frozen=True, slots=True)
class TopOnScreen:
    """A TOP in large type. `title` is empty for an internal one; `by`: how far an open ballot is.

    `result` in words; `bar` with the numbers and `map` with each Land only as far as the rules publish them.
    """

    number: str
    title: str
    lead: str
    told: str
    by: str = ""
    result: str = ""
    bar: Bar | None = None
    map: Tilemap | None = None


@dataclass(frozen=True, slots=True)
class ScreenPage:
    session: Session | None
    attendance: Attendance | None
    heading: str
    tops: list[TopOnScreen]
    following: str


def screen_page(meeting, user) -> ScreenPage:
    session, rules = session_of(meeting), meeting.conference.rules
    order = running_order(meeting, session, user)
    stop, coming = order.here, order.following
    return ScreenPage(
        session=session,
        attendance=session and attendance_of(session),
        heading=_heading(stop),
        tops=[_on_screen(top, rules.vote_record_level, is_alone=_is_alone(stop)) for top in stop.tops] if stop else [],
        following=_coming(coming) if coming and session and session.is_open else "",
    )


def _on_screen(top, level, *, is_alone) -> TopOnScreen:
    line = top.line
    is_internal = line.item.is_internal
    by = polled_in(top.ballot).told if top.ballot else ""
    declared = top.declared if top.state == TopState.OVER else None
    shows_bar = declared is not None and is_alone and level != VoteRecordLevel.VERDICT
    return TopOnScreen(
        number=line.item.number,
        title="" if is_internal else line.title,
        lead=top.proposal.lead_land.name if top.proposal and not is_internal else "",
        told="" if declared else top.told,
        by=by,
        result=top.told if declared else "",
        bar=bar(declared.outcome) if shows_bar else None,
        map=map_of(declared) if shows_bar and level == VoteRecordLevel.PER_LAND else None,
    )


def _is_alone(stop: RunningStop) -> bool:
    return len(stop.tops) == 1


def _heading(stop: RunningStop | None) -> str:
    return stop.name if stop and stop.together == Together.LISTED else ""


def _coming(stop: RunningStop) -> str:
    if _is_alone(stop) and stop.tops[0].line.item.is_internal:
        return f"TOP {stop.tops[0].line.item.number}"
    return stop.title
