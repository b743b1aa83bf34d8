"""How the deadlines of its year stand to a proposal. Mixed into `Proposal`."""

from django.utils.functional import cached_property

from conferences.kinds import DeadlineKind
from conferences.lateness import Cutoff, cutoff_of
from proposals.models.queries import cutoffs


class Timed:
    @cached_property
    def said_cutoffs(self) -> list[dict]:
        """The deadlines of its year, each with the permits that concern it, as JSON. `for_page` reads them along."""
        return [said for (said,) in cutoffs(self.conference_id, self.reference)]

    @property
    def comes_late(self) -> bool:
        """Whether a submission now would be late."""
        cutoff = self.cutoff(DeadlineKind.PROPOSAL)
        return cutoff is not None and cutoff.is_past

    def cutoff(self, kind) -> Cutoff | None:
        """The deadline of a kind as it stands to this proposal, or None."""
        return cutoff_of(kind, map(Cutoff.read, self.said_cutoffs))
