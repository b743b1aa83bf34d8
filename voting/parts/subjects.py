"""The parts of a text as what the Länder can be asked about."""

from voting.ballots.rules import Scope
from voting.ballots.subject import Subject
from voting.parts.objections import not_on_amendment, not_on_ziffer


def amendment_subject(amendment) -> Subject:
    """Whether an amendment, read with its Land and its proposal, goes into the text."""
    about = f"{amendment.label} ({amendment.land.name})"
    return Subject(
        objection=lambda proposal: not_on_amendment(proposal, amendment),
        scope=Scope.AMENDMENT,
        about=about,
        question=f"Stimmt Ihr Land dem Änderungsantrag {about} zum Vorschlag {amendment.proposal.reference} zu?",
        amendment=amendment,
    )


def ziffer_subject(proposal, block: str, name: str) -> Subject:
    """Whether a Ziffer stays in the text."""
    return Subject(
        objection=lambda held: not_on_ziffer(held, block),
        scope=Scope.ZIFFER,
        about=name,
        question=f"Stimmt Ihr Land {name} des Vorschlags {proposal.reference} zu?",
        block=block,
    )
