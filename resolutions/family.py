"""Earlier and later resolutions on the same matter, as far as everybody may read them."""

from dataclasses import dataclass

from django.db.models import Q

from resolutions.models.prior_reference import PriorReference
from resolutions.models.resolution import Resolution


@dataclass(frozen=True, slots=True)
class Family:
    earlier: list[Resolution]
    archive: list[str]  # earlier ones that are only lines of text, such as „19. IntMK, TOP 2.3“
    later: list[Resolution]

    @classmethod
    def of(cls, resolution) -> "Family":
        """In two statements. A link to what is not public, or from it, stays untold."""
        links = PriorReference.objects.filter(
            Q(proposal=resolution.proposal_id) | Q(resolution=resolution.pk)
        ).values_list("proposal", "resolution", "text")
        links = list(links)
        before = {known for proposal, known, _ in links if proposal == resolution.proposal_id and known}
        after = {proposal for proposal, _, _ in links if proposal != resolution.proposal_id}
        related = []
        if before or after:
            public = Resolution.objects.public().filter(Q(pk__in=before) | Q(proposal__in=after))
            related = list(public.defer("blocks", "search", "tally").order_by("decided_at", "pk"))
        return cls(
            earlier=[each for each in related if each.pk in before],
            archive=[text for proposal, _, text in links if text and proposal == resolution.proposal_id],
            later=[each for each in related if each.proposal_id in after],
        )
