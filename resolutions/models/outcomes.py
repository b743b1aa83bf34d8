"""What a resolution says of its vote, also where the record of that was put right later. Mixed into `Resolution`."""

from datetime import datetime

from django.utils import formats
from django.utils.functional import cached_property

from intmk import clock
from resolutions.corrected import Corrected
from resolutions.models.queries import correction_of
from voting.ballots.majority import Outcome, Result
from voting.ballots.tally import Bar, bar


class Outcomes:
    @cached_property
    def correction(self) -> dict | None:
        """The valid correction of its decision. `with_correction` reads it along."""
        return correction_of(self.ballot_id).first() if self.ballot_id else None

    @property
    def corrected(self) -> Corrected | None:
        """The correction as pages tell it; of the votes as much as the rules let out."""
        return self.correction and Corrected.of(self.correction, with_counts=bool(self.counts))

    @property
    def is_suspended(self) -> bool:
        """Whether a correction has turned the result over before anybody could read it, and nobody confirmed it."""
        wrong = self.correction
        if wrong is None or wrong["result"] == Result.ADOPTED or wrong["pk"] == self.confirmed_id:
            return False
        return self.visible_from is None or datetime.fromisoformat(wrong["at"]) < self.visible_from

    @property
    def bar(self) -> Bar | None:
        """The result as a picture, with totals only; none where the rules let only the words of it out."""
        if self.tally is None:
            return None
        return bar(self.corrected.outcome if self.corrected else Outcome.from_dict(self.tally))

    @property
    def result(self) -> str:
        """„einstimmig, 16 : 0 : 0 (…)“; of a corrected record what follows now, since when, and what stood before."""
        recorded = ", ".join(filter(None, (self.wording, self.counts)))
        if self.corrected is None:
            return recorded
        day = formats.date_format(clock.wall(self.corrected.at), "j. F Y")
        return f"{self.corrected.words}; berichtigt am {day}, festgestellt war: {recorded}"

    @property
    def changed_at(self) -> datetime:
        """When what the public reads of it changed last."""
        return max(self.visible_from, self.corrected.at) if self.corrected else self.visible_from
