"""A correction of the vote as the public reads it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from voting.ballots.majority import Outcome, RuleSnapshot, evaluate


@dataclass(frozen=True, slots=True)
class Corrected:
    """When the record was put right, why, and what follows now; in numbers where the rules let them out."""

    at: datetime
    reason: str
    outcome: Outcome
    counts: str

    @classmethod
    def of(cls, told: Mapping, *, with_counts: bool) -> "Corrected":
        outcome = evaluate(RuleSnapshot.from_dict(told["rule"]), told["choices"])
        at = datetime.fromisoformat(told["at"])
        return cls(at, told["reason"], outcome, outcome.counts if with_counts else "")

    @property
    def words(self) -> str:
        """„mehrheitlich, 14 : 1 : 1 (Ja : Nein : Enthaltung)“."""
        return ", ".join(part for part in (self.outcome.wording, self.counts) if part)
