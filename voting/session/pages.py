"""What the pages of a session show."""

from dataclasses import dataclass
from datetime import date

from intmk import clock
from voting.ballots.rules import member_name
from voting.session.models.presence import Presence
from voting.session.models.session import Session
from voting.session.rules import Function, quorum_told


@dataclass(frozen=True, slots=True)
class Seat:
    """A member entitled to vote; `presence` is its open interval, or None where it is away."""

    code: str
    name: str
    presence: Presence | None

    @property
    def state(self) -> str:
        return "there" if self.presence else "away"

    @property
    def who(self) -> str:
        """„Erika Muster (Ministerin oder Minister)“, as far as it is noted."""
        if self.presence is None:
            return ""
        function = Function(self.presence.function).label if self.presence.function else ""
        person = self.presence.person
        return f"{person} ({function})" if person and function else person or function


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is there now, and whether that is enough."""

    seats: list[Seat]
    quorum: int

    @property
    def present(self) -> list[str]:
        return [seat.code for seat in self.seats if seat.presence]

    @property
    def missing(self) -> list[str]:
        return [seat.name for seat in self.seats if not seat.presence]

    @property
    def since(self) -> date | None:
        """The first day from which somebody is noted as present without a break; None where nobody is there."""
        return min((clock.wall(seat.presence.arrived_at).date() for seat in self.seats if seat.presence), default=None)

    @property
    def told(self) -> str:
        return quorum_told(len(self.present), len(self.seats), self.quorum)

    @property
    def verdict(self) -> str:
        return "met" if len(self.present) >= self.quorum else "missed"


def attendance_of(session: Session) -> Attendance:
    """One query."""
    there = {presence.member: presence for presence in session.presences.now()}
    seats = [Seat(code, member_name(code), there.get(code)) for code in session.members]
    return Attendance(seats, session.meeting.conference.rules.quorum)
