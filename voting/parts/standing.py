"""How it stands with the parts of a text that are decided in the session: its amendments, and single Ziffern."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from proposals.amendments.candidates import Candidate, candidates_on
from text.blocks import points_above
from text.collide import collisions
from text.divide import points
from text.text import Text
from voting.ballots.majority import Result
from voting.ballots.models.ballot import Ballot
from voting.ballots.models.declaration import Declaration
from voting.ballots.rules import Scope
from voting.parts.models.handling import Handling
from voting.parts.order import arranged, proposed
from voting.parts.rules import GOES_IN, WAITS, Stand

PARTS = (Scope.AMENDMENT, Scope.ZIFFER)
_STAND_BY = {Result.ADOPTED: Stand.ADOPTED, Result.REJECTED: Stand.REJECTED, Result.NO_MAJORITY: Stand.REJECTED}


@dataclass(frozen=True, slots=True)
class AmendmentPart:
    """An open amendment in the session. `declared` is the newest result, also that there was no quorum.

    `reason` says why it stands where it stands; `moot_through` is the amendment by whose adoption it seems moot.
    """

    candidate: Candidate
    stand: Stand
    reason: str
    declared: Declaration | None
    handling: object | None
    moot_through: object | None

    @property
    def amendment(self):
        return self.candidate.amendment

    @property
    def said(self) -> str:
        """„angenommen, 12 Ja, 4 Nein“, „Übernahme durch Bayern“, or how it stands."""
        if self.handling:
            return self.handling.said
        return self.declared.outcome.summary if self.declared else self.stand.label

    @property
    def decided(self) -> tuple:
        """Sorts what was decided first to the front."""
        if self.handling:
            return self.handling.noted_at, 0
        return self.declared.decided_at, self.declared.ballot_id


@dataclass(frozen=True, slots=True)
class ZifferPart:
    """A Ziffer that Länder want to be voted on by itself."""

    block: str
    name: str
    requests: list
    stand: Stand
    declared: Declaration | None

    @property
    def laender(self) -> list[str]:
        return [request.land.name for request in self.requests]

    @property
    def said(self) -> str:
        return self.declared.outcome.summary if self.declared else self.stand.label


class Parts:
    """All parts of one proposal as they stand now. `amendments` are its open ones, read with `for_page`."""

    def __init__(self, proposal, amendments: Sequence):
        self.proposal, self.text = proposal, proposal.text.read()
        self.candidates = candidates_on(proposal.text, amendments, lambda _: {})
        self.open_ballot: Ballot | None = proposal.ballots.still_open().select_related("amendment").first()
        self.declared = declared_on(proposal)
        handlings = Handling.objects.standing().filter(amendment__proposal=proposal).select_related("land", "through")
        self.handlings = {each.amendment_id: each for each in handlings}
        self.order = proposal.voting_orders.select_related("set_by").order_by("-pk").first()
        self.requests = list(proposal.ziffer_requests.standing().select_related("land").order_by("pk"))

    @cached_property
    def amendments(self) -> list[AmendmentPart]:
        """The open amendments in the order of voting."""
        found = {each.number: each for each in self.candidates}
        reasons = {each.number: each.reason for each in self._proposed}
        return [self._amendment(found[number], reasons[number]) for number in self.numbers]

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of the open amendments in the order of voting."""
        return arranged([each.number for each in self._proposed], self.order.numbers if self.order else [])

    @cached_property
    def ziffern(self) -> list[ZifferPart]:
        """The Ziffern that are voted on by themselves, in the order of the text; what is gone stands last."""
        blocks = list(dict.fromkeys(request.block for request in self.requests))
        place = {block.id: place for place, block in enumerate(self.text.blocks)}
        return [self._ziffer(block) for block in sorted(blocks, key=lambda each: place.get(each, len(place)))]

    def amendment(self, number: int) -> AmendmentPart | None:
        return next((part for part in self.amendments if part.amendment.number == number), None)

    def ziffer(self, block: str) -> ZifferPart | None:
        return next((part for part in self.ziffern if part.block == block), None)

    @property
    def going_in(self) -> list[AmendmentPart]:
        """What was taken over or adopted and is not in the text yet, in the order in which it was decided."""
        found = [part for part in self.amendments if part.stand in GOES_IN]
        return sorted(found, key=lambda part: part.decided)

    @property
    def waiting(self) -> list[AmendmentPart]:
        return [part for part in self.amendments if part.stand in WAITS]

    @property
    def ziffern_waiting(self) -> list[ZifferPart]:
        return [part for part in self.ziffern if part.stand in WAITS]

    @property
    def rejected_ziffern(self) -> list[str]:
        """The ids of those that are still in the text."""
        return [part.block for part in self.ziffern if part.stand == Stand.REJECTED and part.block in self.text.names]

    @property
    def all_ziffern_fall(self) -> bool:
        return all_fall(self.text, self.rejected_ziffern)

    @cached_property
    def _proposed(self):
        operations = {each.number: [op for part in each.original.values() for op in part] for each in self.candidates}
        return proposed(self.text, operations)

    @cached_property
    def _stands(self) -> Mapping[int, Stand]:
        return {each.number: self._stand(each.amendment) for each in self.candidates}

    def _stand(self, amendment) -> Stand:
        if self.open_ballot and self.open_ballot.amendment_id == amendment.pk:
            return Stand.ASKED
        if handling := self.handlings.get(amendment.pk):
            return Stand(handling.kind)
        return _stand_of(self.declared.get(amendment.pk))

    def _amendment(self, candidate, reason) -> AmendmentPart:
        key, stand = candidate.amendment.pk, self._stands[candidate.number]
        handling = self.handlings.get(key)
        moot = self._moot_through.get(candidate.number) if stand in WAITS else None
        return AmendmentPart(candidate, stand, reason, self.declared.get(key), handling, moot)

    @cached_property
    def _moot_through(self) -> Mapping[int, object]:
        """By the number of an amendment: one that goes in and says other things, or the same, on its words."""
        sets = {each.number: [op for part in each.original.values() for op in part] for each in self.candidates}
        inside = [each for each in self.candidates if self._stands[each.number] in GOES_IN]
        clashing = {frozenset(found.keys) for found in collisions(sets, self.text.blocks)} if inside else set()
        found: dict[int, object] = {}
        for each in self.candidates:
            for other in inside:
                is_same = set(sets[each.number]) <= set(sets[other.number])
                if each != other and (is_same or frozenset({each.number, other.number}) in clashing):
                    found.setdefault(each.number, other.amendment)
        return found

    def _ziffer(self, block: str) -> ZifferPart:
        requests = [request for request in self.requests if request.block == block]
        name = self.text.names.get(block, requests[0].named)
        return ZifferPart(block, name, requests, self._stand_of_ziffer(block), self.declared.get(block))

    def _stand_of_ziffer(self, block: str) -> Stand:
        if self.open_ballot and self.open_ballot.block == block:
            return Stand.ASKED
        stand = _stand_of(self.declared.get(block))
        if block not in self.text.names:
            return Stand.REJECTED if stand == Stand.REJECTED else Stand.GONE
        if stand == Stand.OPEN and any(self._is_rejected(above) for above in _above(self.text, block)):
            return Stand.MOOT
        return stand

    def _is_rejected(self, block: str) -> bool:
        return _stand_of(self.declared.get(block)) == Stand.REJECTED


def parts_of(proposal) -> Parts:
    """The parts of a proposal with all its open amendments, whoever sees them."""
    return Parts(proposal, open_amendments(proposal.amendments, proposal))


def open_amendments(amendments, proposal) -> list:
    """The open ones of some amendments of a proposal, as `Parts` reads them."""
    found = list(amendments.filed().for_page().order_by("number"))
    for amendment in found:
        amendment.proposal = proposal
    return found


def declared_on(proposal) -> dict[int | str, Declaration]:
    """The newest valid results on the parts of a proposal, by the key of the amendment or the id of the Ziffer."""
    rows = Declaration.objects.valid().filter(ballot__proposal=proposal, ballot__scope__in=PARTS)
    rows = rows.select_related("ballot", "declared_by").order_by("ballot_id", "pk")
    return {declared.ballot.amendment_id or declared.ballot.block: declared for declared in rows}


def all_fall(text: Text, rejected: Sequence[str]) -> bool:
    """Whether no Ziffer would be left."""
    return bool(rejected) and {block.id for block in points(text.blocks)} <= set(rejected)


def _stand_of(declared: Declaration | None) -> Stand:
    return _STAND_BY.get(Result(declared.result), Stand.OPEN) if declared else Stand.OPEN


def _above(text: Text, block: str):
    above = points_above(text.blocks)
    while block := above[block]:
        yield block
