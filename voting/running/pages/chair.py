"""The view of the chair: what is to be said now and next, what is needed, who asked for what."""

from dataclasses import dataclass, field

from intmk import clock
from proposals.offer import Offer
from voting.ballots.majority import Result
from voting.ballots.models.vote import Vote
from voting.ballots.rules import Purpose, member_name, rule_for
from voting.running import speech
from voting.running.agenda import RunningOrder, RunningStop, RunningTop, running_order
from voting.running.asked import Asked, Matter, asked_at
from voting.running.pages.day import offers_of
from voting.running.rules import Together, TopState
from voting.session.access import session_of
from voting.session.models.session import Session
from voting.session.pages import Attendance, attendance_of


@dataclass(frozen=True, slots=True)
class Polled:
    """How far an open ballot is. Who voted how is not told before it is closed."""

    answered: int
    of: int
    missing: list[str]

    @property
    def told(self) -> str:
        return speech.voters(self.answered, self.of)


@dataclass(frozen=True, slots=True)
class TopForChair:
    """A TOP that is called, with what its adoption needs and what Länder have asked for."""

    top: RunningTop
    needed: str
    asked: list[Asked]
    polled: Polled | None

    @property
    def amendments(self) -> list[str]:
        """„Ä3 (Hamburg)“."""
        filed = [each for each in self.asked if each.matter == Matter.AMENDMENT]
        return [f"{each.label.removeprefix(Matter.AMENDMENT.label).strip()} ({each.land})" for each in filed]


@dataclass(frozen=True, slots=True)
class ChairPage:
    session: Session | None
    attendance: Attendance | None
    order: RunningOrder
    tops: list[TopForChair]
    lines: list[speech.Line]
    offers: list[Offer] = field(default_factory=list)
    is_confirmed: bool = False  # whether the office has confirmed the rule of the majority


def chair_page(meeting, user) -> ChairPage:
    session, rules = session_of(meeting), meeting.conference.rules
    order = running_order(meeting, session, user)
    attendance = session and attendance_of(session)
    tops = _tops(order, rules)
    return ChairPage(
        session=session,
        attendance=attendance,
        order=order,
        tops=tops,
        lines=_lines(meeting, session, attendance, order, tops),
        offers=offers_of(user, session),
        is_confirmed="majority_rule" in rules.confirmed,
    )


def polled_in(ballot) -> Polled:
    """How many have answered an open ballot, and who has not."""
    members = ballot.snapshot.members
    answered = {vote.member for vote in Vote.objects.counting(ballot)}
    return Polled(len(answered), len(members), [member_name(code) for code in members if code not in answered])


def _tops(order, rules) -> list[TopForChair]:
    tops = order.here.tops if order.here else []
    asked = asked_at([top.proposal for top in tops if top.proposal])
    polled = next((polled_in(top.ballot) for top in tops if top.ballot), None)
    return [_for_chair(top, rules, asked, polled) for top in tops]


def _for_chair(top, rules, asked, polled) -> TopForChair:
    if top.proposal is None:
        return TopForChair(top, "", [], None)
    subject = top.proposal.subject_class
    needed = speech.because(rules, subject, rule_for(rules, Purpose.SUBSTANCE, subject)) if top.is_open else ""
    own = [each for each in asked if each.proposal == top.proposal.pk]
    return TopForChair(top, needed, own, polled if top.ballot else None)


def _lines(meeting, session, attendance, order, tops) -> list[speech.Line]:
    """What to say, in order: the first now, the others after it."""
    if session is None:
        return [speech.opening(meeting.label, meeting.conference.title)]
    if not session.is_open:
        return []
    there = (len(attendance.present), len(attendance.seats), attendance.quorum)
    if attendance.verdict == "missed":
        return [speech.no_quorum(*there)]
    spoken = _at_tops(order.here, tops) if order.here else _beginning(meeting, session, there)
    return [*spoken, _onward(order)]


def _beginning(meeting, session, there) -> list[speech.Line]:
    is_first_day = clock.wall(session.opened_at).date() == clock.today()
    first = speech.opening(meeting.label, meeting.conference.title) if is_first_day else speech.resuming(meeting.label)
    return [first, speech.quorum(*there)]


def _at_tops(stop, tops) -> list[speech.Line]:
    voting = next((each for each in tops if each.polled), None)
    if voting:
        named, version = _named(voting.top), voting.top.ballot.version.number
        ended = speech.ending(voting.polled.answered, voting.polled.of)
        return [ended, speech.asking(named, version, voting.needed)]
    results = [line for each in tops if (line := _result(each.top))]
    still = [each for each in tops if each.top.state == TopState.CALLED or each.top.is_open]
    if not still:
        return results
    return [*results, _call(stop), *(line for each in still for line in _vote(each))]


def _vote(each) -> list[speech.Line]:
    if not each.top.asks:
        return []
    first = [speech.amendments_first(each.top.line.item.number, each.amendments)] if each.amendments else []
    return [*first, speech.asking(_named(each.top), each.top.proposal.text.number, each.needed)]


def _result(top) -> speech.Line | None:
    number = top.line.item.number
    if top.declared and (top.state == TopState.OVER or top.declared.result == Result.NO_QUORUM):
        return speech.announcing(number, top.declared.outcome)
    return speech.settled(number, top.told) if top.state == TopState.OVER and top.proposal else None


def _onward(order) -> speech.Line:
    if order.following:
        return _call(order.following)
    return speech.closing([top.line.item.number for top in order.left_open])


def _call(stop: RunningStop) -> speech.Line:
    named = [_named(top) for top in stop.tops if top.is_open]
    if stop.together == Together.LISTED:
        return speech.calling_list(stop.name, named)
    return speech.calling(named)


def _named(top: RunningTop) -> speech.Named:
    line = top.line
    lead = top.proposal.lead_land.name if top.proposal else ""
    return speech.Named(line.item.number, line.title, lead, "" if top.proposal else line.kind)
