"""What a line in the journal can be: the row that each app's `verbs.py` is a table of. Pure.

`record` takes a row, never a text; the notices read the same rows.
"""

from dataclasses import dataclass
from enum import StrEnum
from string import Formatter

from accounts.permissions import Relation
from intmk.labelled import Labelled


class Urgency(Labelled):
    """How soon those have to know who have to."""

    NOW = "now", "sofort", "Es wartet auf sie, oder es ändert, was sie heute tun."
    TODAY = "today", "am selben Tag", "Sie richten sich danach."
    DIGEST = "digest", "gesammelt", "Sie wollen auf dem Laufenden sein."
    SILENT = "silent", "nur im Verlauf", "Wer es wissen will, sieht nach."


class Involved(StrEnum):
    """Who has to know besides those who stand in a relation to the subject: it follows from the entry itself."""

    ACTING_LAND = "ACTING_LAND"  # officials and approvers of the Land for which the person acted
    ACTING_APPROVER = "ACTING_APPROVER"  # approvers of that Land
    NAMED_LAND = "NAMED_LAND"  # the Land of the row that the entry speaks of: a position, a ministry
    AMENDING_LAND = "AMENDING_LAND"  # the Länder that filed or joined the amendment
    SPOKEN = "SPOKEN"  # the Länder that have a position on the proposal
    HOLDER = "HOLDER"  # the person of an appointment


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that can happen. `sentence` goes on after the person; in braces what the facts fill in."""

    code: str
    sentence: str
    to_know: tuple[Relation | Involved, ...]
    urgency: Urgency

    @property
    def names(self) -> set[str]:
        """What stands in braces."""
        return {name for _, name, _, _ in Formatter().parse(self.sentence) if name}

    def says(self, words: dict) -> str:
        """The sentence with its words. ValueError where they are not those in braces."""
        if set(words) != self.names:
            raise ValueError(f"„{self.sentence}“ takes {sorted(self.names)}, not {sorted(words)}.")
        return self.sentence.format_map(words)


STOCK_TAKEN = Verb(
    code="stock_taken",
    sentence="hat Zeilen in den Verlauf aufgenommen.",
    to_know=(Relation.OFFICE,),
    urgency=Urgency.SILENT,
)
