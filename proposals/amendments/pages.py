"""What every page about amendments begins with: the way back, what the person may do."""

from dataclasses import dataclass

from django.urls import reverse

from accounts.permissions import Permission
from proposals.amendments.dialogue import read_by_all, read_by_asked_land
from proposals.amendments.pen import authority_to_merge
from proposals.amendments.rules import not_amendable, not_mergeable
from proposals.crumbs import crumbs


def breadcrumb(proposal, *more) -> list:
    return crumbs(proposal, ("Änderungsanträge", reverse("proposals:amendments", args=[proposal.reference])), *more)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """How a person stands to the amendments of a proposal, worked out once for a page."""

    land: object | None  # for which she files, joins and answers
    objection: str | None  # why she cannot file one now
    is_merging: bool  # recommends and merges

    def is_own(self, amendment) -> bool:
        return self.land is not None and amendment.land_id == self.land.pk

    def has_joined(self, amendment) -> bool:
        return self.land is not None and any(each.land_id == self.land.pk for each in amendment.standing_sponsors)

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
