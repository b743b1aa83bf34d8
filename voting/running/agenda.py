"""The agenda of a session as it runs: how each TOP stands, what is called together, what comes next."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.urls import reverse

from intmk import clock
from intmk.counted import counted
from proposals.agenda import AgendaLine, parts
from proposals.models import Proposal
from proposals.states import VOTED, State
from voting.ballots.majority import Result
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration
from voting.ballots.rules import Scope
from voting.running.rules import OPEN, Stop, Together, Top, TopState, following, here, state_of, stops
from voting.running.speech import listed
from voting.statements.models import RecordStatement

SETTLED = VOTED | {State.DEFERRED, State.REFERRED}


@dataclass(frozen=True, slots=True)
class RunningTop:
    """One TOP with how it stands. `declared` is its newest result, `ballot` the one that is open on it now."""

    line: AgendaLine
    state: TopState
    ballot: Ballot | None
    declared: Declaration | None
    called_at: datetime | None
    statements: int

    @property
    def proposal(self) -> Proposal | None:
        return self.line.proposal

    @property
    def key(self) -> int:
        return self.line.item.pk

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def asks(self) -> bool:
        """Whether the Länder decide on it and have not."""
        return self.line.state == State.TABLED and self.is_open

    @property
    def url(self) -> str:
        return self.proposal.get_absolute_url()

    @property
    def said(self) -> tuple:
        """All that its row on the page says."""
        reference = self.proposal.reference if self.proposal else ""
        return (
            self.key,
            self.line.item.number,
            self.line.title,
            reference,
            self.state,
            self.told,
            self.numbers,
            self.meta,
        )

    @property
    def meta(self) -> str:
        """„Bayern · aufgerufen 10:07 Uhr · 2 Erklärungen“."""
        words = [self.proposal.lead_land.name if self.proposal else self.line.kind]
        if self.line.item.is_internal:
            words.append("intern")
        if self.called_at:
            words.append(f"aufgerufen {clock.wall(self.called_at):%H:%M} Uhr")
        if self.statements:
            words.append(counted(self.statements, "Erklärung", "Erklärungen"))
        return " · ".join(words)

    @property
    def numbers(self) -> str:
        """„14 : 0 : 2“, where it is decided by a vote."""
        declared = self.declared
        is_voted = declared is not None and self.state == TopState.OVER
        return f"{declared.yes} : {declared.no} : {declared.abstain}" if is_voted else ""

    @property
    def links(self) -> list[tuple[str, str]]:
        """What is one click away from a TOP."""
        statements = reverse("voting:statements", args=[self.proposal.reference])
        return [
            ("Text", f"{self.url}#text"),
            ("Änderungsanträge", f"{self.url}aenderungen/"),
            ("Positionen", f"{self.url}#positionen"),
            ("Erklärungen", statements),
        ]

    @property
    def told(self) -> str:
        """How it stands, in words: „Abstimmung offen seit 10:42 Uhr“, „angenommen, einstimmig bei 2 Enthaltungen“."""
        if self.state == TopState.GONE:
            return f"verlegt auf {self.line.moved_to}" if self.line.moved_to else "zurückgezogen"
        if self.state == TopState.VOTING or not self.is_open:
            return self._result if self.state == TopState.OVER else self.state.label
        if self.declared and self.declared.result == Result.NO_QUORUM:
            return "nicht beschlussfähig, noch offen"
        return f"{self.state.label}, Abstimmung nicht begonnen" if self.asks else self.state.label

    @property
    def _result(self) -> str:
        if self.declared is None or self.line.state not in VOTED:
            return self.line.state.label.lower() if self.line.state in SETTLED else self.state.label
        result = Result(self.declared.result)
        return f"{result.label}, {self.declared.wording}" if result == Result.ADOPTED else result.label


@dataclass(frozen=True, slots=True)
class RunningStop:
    """What is called in one breath, with its TOPs as the reader sees them."""

    stop: Stop
    tops: list[RunningTop]
    name: str

    @property
    def together(self) -> Together:
        return self.stop.together

    @property
    def to_call(self) -> int:
        return self.stop.to_call

    @property
    def is_open(self) -> bool:
        return self.stop.is_open

    @property
    def title(self) -> str:
        """„TOP 2.3 Sprachkurse sichern“, „Grüne Liste: TOP 2.1, 2.4 und 2.6“, „TOP 3 und 4, gemeinsam beraten“."""
        numbers = listed([top.line.item.number for top in self.tops])
        if self.together == Together.ALONE:
            return f"TOP {numbers} {self.tops[0].line.title}"
        if self.together == Together.LISTED:
            return f"{self.name}: TOP {numbers}"
        return f"TOP {numbers}, {self.together.label}"


class RunningOrder:
    """The whole day. Items that the reader does not see are not in it."""

    def __init__(self, tops: list[RunningTop], current: int | None, list_name: str) -> None:
        self.tops = {top.key: top for top in tops}
        self.current = current
        self._order = stops([_plain(top) for top in tops])
        self._list_name = list_name

    @cached_property
    def stops(self) -> list[RunningStop]:
        return [self._shown(stop) for stop in self._order]

    @cached_property
    def here(self) -> RunningStop | None:
        return self._shown(here(self._order, self.current))

    @cached_property
    def following(self) -> RunningStop | None:
        return self._shown(following(self._order, self.current))

    @property
    def current_top(self) -> RunningTop | None:
        return self.tops.get(self.current)

    @property
    def left_open(self) -> list[RunningTop]:
        return [top for top in self.tops.values() if top.is_open]

    def _shown(self, stop) -> RunningStop | None:
        return stop and RunningStop(stop, [self.tops[key] for key in stop.keys], self._list_name)


def running_order(meeting, session, user) -> RunningOrder:
    """Seven queries, however long the agenda is."""
    lines = next((part.lines for part in parts(meeting.conference, user, is_whole=True) if part.meeting == meeting), [])
    asked = {ballot.proposal_id: ballot for ballot in Ballot.objects.still_open().filter(meeting=meeting)}
    declared = {each.ballot.proposal_id: each for each in _declared(meeting)}
    calls = dict(session.calls.values_list("item", "called_at")) if session else {}
    statements = _statements(meeting)
    current = session.current_item_id if session and session.is_open else None

    def top(line) -> RunningTop:
        key = line.proposal.pk if line.proposal else None
        is_decided = line.state in SETTLED
        state = state_of(
            is_gone=line.item.is_gone or line.is_withdrawn,
            is_decided=is_decided,
            is_voting=key in asked,
            is_current=line.item.pk == current,
            was_called=line.item.pk in calls,
            asks=line.state == State.TABLED,
        )
        return RunningTop(line, state, asked.get(key), declared.get(key), calls.get(line.item.pk), statements[key])

    return RunningOrder([top(line) for line in lines], current, meeting.conference.rules.consent_list_name)


def _declared(meeting):
    """The newest last, so that it counts."""
    rows = Declaration.objects.valid().filter(ballot__meeting=meeting, ballot__scope=Scope.WHOLE)
    return rows.select_related("ballot").order_by("decided_at", "pk")


def _statements(meeting) -> Counter:
    standing = RecordStatement.objects.standing().filter(agenda_item__meeting=meeting)
    return Counter(standing.values_list("proposal", flat=True))


def _plain(top) -> Top:
    item = top.line.item
    is_listed = item.is_on_consent_list and top.state != TopState.GONE
    return Top(item.pk, is_listed=is_listed, joint_with=item.joint_with_id, state=top.state)
