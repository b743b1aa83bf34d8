"""The versions of a proposal as one reader finds them: in a row, one after the other, and what is new to her."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Subquery

from intmk.statement import Statement
from proposals.models.proposal import Proposal
from proposals.models.version import Version
from proposals.versions.models.editorial_objection import EditorialObjection
from proposals.versions.models.milestone import Milestone
from proposals.versions.models.visit import Visit


@dataclass(frozen=True, slots=True)
class AmendmentDraft:
    saved_at: datetime
    anew: int | None  # the number of the earlier amendment that it replaces


@dataclass(frozen=True, slots=True)
class Shelf:
    """The versions a reader may see, newest first. There may be gaps: drafts of others are not hers to read."""

    versions: list[Version]

    @property
    def draft_at(self) -> datetime | None:
        """When the reader last kept a draft that she has not saved."""
        return self.versions[0].draft_at if self.versions else None

    @property
    def amendment_draft(self) -> AmendmentDraft | None:
        """The latest of her own that she has not filed."""
        newest = self.versions[0] if self.versions else None
        if newest is None or newest.amending_at is None:
            return None
        return AmendmentDraft(newest.amending_at, newest.amending)

    def newer(self, number: int) -> Version | None:
        return next((each for each in reversed(self.versions) if each.number > number), None)

    def older(self, number: int) -> Version | None:
        return next((each for each in self.versions if each.number < number), None)

    def get(self, number: int) -> Version | None:
        return next((each for each in self.versions if each.number == number), None)


@dataclass(frozen=True, slots=True)
class Since:
    """What has happened since the last visit; `base` is the version she read then, if she may read it still."""

    at: datetime
    versions: list[Version]
    base: int | None
    positions: int


def shelf_of(proposal, user) -> Shelf:
    """One query, without the texts: each version with its names; when and with which version the user was here last;
    and since when she has an unsaved draft of the text or of an amendment.
    """
    states, submitted = proposal.states_seen_by(user), proposal.submitted_text_id
    asked = {"proposal": proposal.pk, "user": user.pk, "states": states}
    found = list(_SHELF(**asked, current=proposal.text_id, submitted=submitted))
    for version, previous in zip(found, [*found[1:], None], strict=False):
        version.previous = previous
    return Shelf(found)


def _versions(proposal, user, states, current, submitted):
    of_this = {"version": OuterRef("pk")}
    visit = Visit.objects.filter(proposal=proposal, user=user)
    copies = Proposal.working_copies.rel.related_model.objects.filter(proposal=proposal)
    draft, amending = copies.of_text(user), copies.of_amendments(user)
    return (
        Version.objects.filter(proposal=proposal)
        .seen(states, [current, submitted])
        .select_related("saved_by")
        .defer("blocks")
        .annotate(
            names=ArraySubquery(Milestone.objects.filter(**of_this).order_by("named_at", "pk").values("name")),
            is_contested=Exists(EditorialObjection.objects.filter(**of_this)),
            visited_at=Subquery(visit.values("seen_at")[:1]),
            visited=Subquery(visit.values("version__number")[:1]),
            draft_at=Subquery(draft.values("saved_at")),
            amending_at=Subquery(amending.values("saved_at")[:1]),
            amending=Subquery(amending.values("anew")[:1]),
        )
        .order_by("-number")
    )


_SHELF = Statement(
    _versions,
    proposal=BigIntegerField(),
    user=BigIntegerField(),
    states=CharField(),
    current=BigIntegerField(),
    submitted=BigIntegerField(),
)


def since_last_visit(shelf: Shelf, positions, user) -> Since | None:
    """What others have done since the user's last visit; None where that is nothing, or this is her first."""
    newest = shelf.versions[0]
    if newest.visited_at is None:
        return None
    versions = [each for each in shelf.versions[::-1] if each.number > newest.visited and each.saved_by_id != user.pk]
    taken = [each for each in positions if each.taken_at > newest.visited_at and each.taken_by_id != user.pk]
    if not versions and not taken:
        return None
    base = newest.visited if shelf.get(newest.visited) else None
    return Since(newest.visited_at, versions, base, len(taken))
