"""What the pages about amendments show to one reader: the way back, what she may do, the amendments themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.urls import reverse

from accounts.permissions import Permission
from intmk import clock
from proposals.amendments.anew import Left, left_of
from proposals.amendments.dialogue import read_by_all, read_by_asked_land
from proposals.amendments.pen import authority_to_merge
from proposals.amendments.rules import not_amendable, not_mergeable
from proposals.amendments.synopsis import Shown, SynopsisRow, Told, collisions_among, pointers_of, shown, synopsis, told
from proposals.crumbs import crumbs
from proposals.drafting.desk import Desk
from proposals.numbers import number_in
from proposals.positions.access import wishes_of
from proposals.positions.house_rule import must_wait
from text.collide import Collision
from text.following import as_meant
from text.pointers import between
from text.text import Comparison

SIZE = 20


def breadcrumb(proposal, *more) -> list:
    return crumbs(proposal, ("Änderungsanträge", reverse("proposals:amendments", args=[proposal.reference])), *more)


@dataclass(frozen=True, slots=True)
class Ending:
    """What follows from the end of a merge on a version: who is asked to confirm, and whether the approver ends it."""

    base: int
    asked: list[str]
    must_present: bool


@dataclass(frozen=True, slots=True)
class Standpoint:
    """How a person stands to the amendments of a proposal, worked out once for a page."""

    land: object | None  # for which she files, joins and answers
    objection: str | None  # why she cannot file one now
    is_merging: bool  # recommends and merges

    def is_own(self, amendment) -> bool:
        return self.land is not None and amendment.land_id == self.land.pk

    def has_joined(self, amendment) -> bool:
        return self.land is not None and self.land.pk in amendment.joined

    def rounds(self, amendment) -> list:
        """Those acts of the dialogue she may read."""
        if self.is_merging:
            return list(amendment.acts)
        return read_by_asked_land(amendment.acts) if self.is_own(amendment) else read_by_all(amendment.acts)


def standpoint(user, proposal) -> Standpoint:
    appointment = proposal.authority(user, Permission.AMEND)
    return Standpoint(
        land=appointment.land if appointment else None,
        objection=not_amendable(proposal, appointment.land_id) if appointment else None,
        is_merging=proposal.authority(user, Permission.MERGE_AMENDMENTS) is not None,
    )


def merging_objection(user, proposal) -> str | None:
    """Why this person cannot merge now, although office or lead."""
    objection = not_mergeable(proposal)
    if objection is None and authority_to_merge(proposal, user) is None:
        return (
            f"Im Stand „{proposal.state_on_page.label}“ führt das federführende Land die Änderungsanträge zusammen. "
            "Die Geschäftsstelle übernimmt ab der Zulassung."
        )
    return objection


@dataclass(frozen=True, slots=True)
class AmendmentsPage:
    """A stretch of the amendments to a proposal by their numbers, and the collisions among all of them."""

    items: list[Shown]
    collisions: list[Collision]
    standpoint: Standpoint
    drafts: Iterable
    is_over: bool
    open_count: int
    previous_url: str | None
    next_url: str | None


def amendments_page(proposal, user, *, start: str) -> AmendmentsPage:
    """`start` is the number with which the stretch begins, as an address carries it."""
    amendments = list(proposal.amendments.visible_to(user, proposal).for_page())
    found = collisions_among(proposal, amendments)
    stretch, previous_url, next_url = _stretch(amendments, start)
    return AmendmentsPage(
        items=shown(proposal, stretch, found),
        collisions=found,
        standpoint=standpoint(user, proposal),
        drafts=proposal.working_copies.of_amendments(user),
        is_over=not proposal.is_under_way,
        open_count=sum(each.is_open for each in amendments),
        previous_url=previous_url,
        next_url=next_url,
    )


def _stretch(amendments, start):
    """Those from a number on, with the addresses of the pages before and after."""
    first = number_in(start) or 0
    later = [each for each in amendments if each.number >= first]
    earlier = [each for each in amendments if each.number < first][-SIZE:]
    return (
        later[:SIZE],
        f"?ab={earlier[0].number}" if earlier else None,
        f"?ab={later[SIZE].number}" if len(later) > SIZE else None,
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """How others will read what is being made, and what to say of references to Ziffern."""

    redline: Comparison
    pointers: list[str]
    left: list[Left] = field(default_factory=list)


def preview(desk: Desk, earlier=None) -> Preview:
    """What stands beside the editor; with an earlier amendment what is left of it."""
    base, written = desk.base.read(), desk.written
    meant = replace(written, blocks=as_meant(base.blocks, written.blocks))
    left = left_of(earlier, desk) if earlier else []
    return Preview(base.compare(meant), between(base.blocks, written.blocks), left)


@dataclass(frozen=True, slots=True)
class AmendmentPage:
    """One amendment: what it changes, and the dialogue as far as the person reads it."""

    item: Shown
    standpoint: Standpoint
    is_own: bool
    has_joined: bool
    must_present: bool  # the approver of her Land decides whether it stands behind it
    may_act: bool
    is_over: bool
    rounds: list[Told]
    pointers: list[str]  # what to say of references to Ziffern in what it wants


def amendment_page(amendment, user) -> AmendmentPage:
    proposal, stand = amendment.proposal, standpoint(user, amendment.proposal)
    others = proposal.amendments.visible_to(user, proposal).filed().for_page()
    found = collisions_among(proposal, others) if amendment.is_open else []
    is_own = stand.is_own(amendment)
    is_joinable = stand.land is not None and amendment.is_open and not is_own
    return AmendmentPage(
        item=shown(proposal, [amendment], found)[0],
        standpoint=stand,
        is_own=is_own,
        has_joined=stand.has_joined(amendment),
        must_present=is_joinable and must_wait(proposal, stand.land.pk, user),
        may_act=not_mergeable(proposal) is None,
        is_over=not proposal.is_under_way,
        rounds=told(amendment, stand.rounds(amendment)),
        pointers=pointers_of(amendment),
    )


@dataclass(frozen=True, slots=True)
class SynopsisPage:
    """The text and all that is wanted of it; `is_short`: without the places of which nobody wants anything."""

    rows: list[SynopsisRow]
    amendments: list
    is_short: bool
    now: datetime

    @property
    def shown(self) -> list[SynopsisRow]:
        return [row for row in self.rows if row.is_touched or not self.is_short]

    @property
    def collisions(self) -> list[Collision]:
        return [collision for row in self.rows for collision in row.collisions]

    @property
    def is_empty(self) -> bool:
        return not any(row.is_touched for row in self.rows)


def synopsis_page(proposal, user, *, is_short: bool) -> SynopsisPage:
    amendments = list(proposal.amendments.visible_to(user, proposal).filed().for_page())
    rows = synopsis(proposal, amendments, wishes_of(proposal))
    return SynopsisPage(rows, amendments, is_short, clock.now())
