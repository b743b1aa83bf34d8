"""What the Länder can be asked about a proposal. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from voting.ballots.objections import not_open
from voting.ballots.rules import Purpose, Scope


@dataclass(frozen=True, slots=True)
class Subject:
    """What a ballot on a proposal is about: the whole text, or what its columns name.

    `objection` says of the proposal, as it is held, why it cannot be asked about now. `about` names what is asked
    about where that is not the whole („Ä3 (Sachsen)“, „Ziffer 4“), `question` is what the Länder read.
    """

    objection: Callable[[object], str | None]
    scope: Scope = Scope.WHOLE
    purpose: Purpose = Purpose.SUBSTANCE
    about: str = ""
    question: str = ""
    block: str = ""
    amendment: object | None = None
    agenda_item: object | None = None
    meeting: object | None = None

    def meeting_of(self, proposal):
        """Where it is asked: in the meeting on whose agenda the proposal stands, unless another one is named."""
        return self.meeting or (proposal.agenda_item and proposal.agenda_item.meeting)

    @property
    def identity(self) -> Mapping[str, object]:
        """The columns that tell it from anything else that can be asked about the same proposal."""
        return {
            "scope": self.scope,
            "purpose": self.purpose,
            "block": self.block,
            "amendment": self.amendment,
            "agenda_item": self.agenda_item,
        }

    @property
    def columns(self) -> Mapping[str, object]:
        """What a ballot is opened with. An agenda item is no text, so it has no version."""
        said = {"about": self.about, "question": self.question}
        return self.identity | said | ({"version": None} if self.scope == Scope.ITEM else {})


WHOLE = Subject(not_open)
