"""What the pages about the parts of a TOP show."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from accounts.permissions import Permission
from proposals.amendments.rules import DECIDED, Fate
from proposals.amendments.synopsis import redline_of
from proposals.crumbs import crumbs
from proposals.states import State
from text.text import Comparison
from voting.ballots.majority import Result
from voting.ballots.objections import not_begun
from voting.parts.order import Direction
from voting.parts.pen import authority_to_take_over
from voting.parts.rules import WAITS, Stand
from voting.parts.settling import Settlement, not_settled, settlement_of
from voting.parts.standing import AmendmentPart, Parts, ZifferPart, open_amendments, parts_of

HERE = "Änderungsanträge und Ziffern"
_GOES_IN = (Fate.ADOPTED, Fate.ADOPTED_MODIFIED)


def way(proposal, here: str) -> list:
    """The breadcrumb of a page below that of the parts."""
    return crumbs(proposal, (HERE, reverse("voting:parts", args=[proposal.reference])), (here, None))


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next in the order of voting, and where."""

    sentence: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class AmendmentRow:
    """An open amendment on the page, with what this reader may do about it."""

    place: int
    part: AmendmentPart
    redline: Comparison
    may_record: bool
    may_take_over: bool

    @property
    def amendment(self):
        return self.part.amendment

    @property
    def name(self) -> str:
        return f"{self.amendment.label} ({', '.join(self.amendment.laender)})"

    @property
    def is_open(self) -> bool:
        return self.part.stand == Stand.OPEN

    @property
    def may_vote(self) -> bool:
        return self.may_record and self.is_open and not self.part.candidate.flagged

    @property
    def may_take_back(self) -> bool:
        return self.part.handling is not None and (self.may_record or self.part.stand == Stand.TAKEN_OVER)

    @property
    def directions(self) -> list[Direction]:
        return list(Direction) if self.may_record else []


@dataclass(frozen=True, slots=True)
class Closed:
    """An amendment that is decided in the text; `declared` is the result of the ballot on it, if there was one."""

    amendment: object
    declared: object | None

    @property
    def name(self) -> str:
        return f"{self.amendment.label} ({self.amendment.land.name})"

    @property
    def is_turned(self) -> bool:
        """Whether its result was corrected after the text was settled, so that the text rests on the earlier one."""
        if self.declared is None:
            return False
        return (self.amendment.fate in _GOES_IN) != (self.declared.result == Result.ADOPTED)


class PartsPage:
    """The amendments of a TOP in voting order, the Ziffern voted on by themselves, and what comes next."""

    def __init__(self, proposal, user):
        self.proposal = proposal
        self.parts = Parts(proposal, open_amendments(proposal.amendments.visible_to(user, proposal), proposal))
        self.objection = not_begun(proposal) if proposal.state == State.TABLED else None
        is_on = proposal.state == State.TABLED and self.objection is None
        self.may_record = is_on and proposal.open_authority(user, Permission.RECORD_VOTE) is not None
        self.may_take_over = is_on and authority_to_take_over(proposal, user) is not None
        self._user = user

    @cached_property
    def amendments(self) -> list[AmendmentRow]:
        return [
            AmendmentRow(place, part, self._redline(part), self.may_record, self.may_take_over)
            for place, part in enumerate(self.parts.amendments, start=1)
        ]

    @cached_property
    def closed(self) -> list[Closed]:
        rows = self.proposal.amendments.visible_to(self._user, self.proposal).filter(state__in=sorted(DECIDED))
        rows = rows.select_related("land", "decided_in").defer("decided_in__blocks").order_by("number")
        return [Closed(each, self.parts.declared.get(each.pk)) for each in rows]

    @property
    def ziffern(self) -> list[ZifferPart]:
        return self.parts.ziffern

    @property
    def seen(self) -> int:
        """The order the page shows; 0 for the proposed one."""
        return self.parts.order.pk if self.parts.order else 0

    @property
    def next(self) -> Next | None:
        """For who records the votes."""
        return _next(self.parts) if self.may_record else None

    def _redline(self, part: AmendmentPart) -> Comparison:
        operations = [operation for of in part.candidate.original.values() for operation in of]
        return redline_of(self.parts.text, operations)


def parts_page(proposal, user) -> PartsPage:
    return PartsPage(proposal, user)


@dataclass(frozen=True, slots=True)
class MootPage:
    """The amendments that go in, and the one by which this one seems moot."""

    going_in: list[AmendmentPart]
    suggested: int | None


def moot_page(amendment) -> MootPage:
    parts = parts_of(amendment.proposal)
    part = parts.amendment(amendment.number)
    through = part.moot_through if part else None
    return MootPage(parts.going_in, through and through.number)


@dataclass(frozen=True, slots=True)
class SettlingPage:
    """The text that comes out, or why none can be settled now."""

    settlement: Settlement | None
    objection: str | None
    parts: Parts


def settling_page(proposal) -> SettlingPage:
    parts = parts_of(proposal)
    settlement = settlement_of(parts)
    return SettlingPage(settlement, not_settled(parts, settlement), parts)


def _next(parts: Parts) -> Next:
    reference = parts.proposal.reference
    if parts.open_ballot:
        url = reverse("voting:ballot", args=[reference, parts.open_ballot.pk])
        return Next(f"Die Abstimmung über {parts.open_ballot} ist offen.", "Zur offenen Abstimmung", url)
    if waiting := [part for part in parts.amendments if part.stand in WAITS]:
        number = waiting[0].amendment.number
        url = reverse("voting:amendment_vote", args=[reference, number])
        return Next(f"Als Nächstes: Ä{number} ({waiting[0].amendment.land.name}).", f"Über Ä{number} abstimmen", url)
    if settlement_of(parts):
        url = reverse("voting:settle_text", args=[reference])
        return Next("Was entschieden ist, steht noch nicht im Text.", "Text ansehen und feststellen", url)
    if waiting := parts.ziffern_waiting:
        url = reverse("voting:ziffer_vote", args=[reference, waiting[0].block])
        return Next(f"Als Nächstes: {waiting[0].name}, einzeln.", f"Über {waiting[0].name} abstimmen", url)
    url = reverse("voting:rollcall", args=[reference])
    return Next(_before_the_whole(parts), "Über den ganzen Text abstimmen", url)


def _before_the_whole(parts: Parts) -> str:
    if parts.all_ziffern_fall:
        return (
            "Alle Ziffern sind abgelehnt; ein Text ohne Ziffern bleibt nicht übrig. Stellen Sie die Ablehnung des "
            "Vorschlags mit der Abstimmung über den ganzen Text fest."
        )
    return f"Als Nächstes: der ganze Text in Fassung {parts.proposal.text.number}."
