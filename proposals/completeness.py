"""What is still missing before a submission, and what should be looked at. Pure: plain facts in, lines out.

The same table of needs is the objection to the step „Einreichen“ (`proposals.objections.text_incomplete`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from text.blocks import Kind
from text.text import Text


@dataclass(frozen=True, slots=True)
class Submission:
    """What would be handed in: the text as it stands or is being written, and who is asked and answers."""

    text: Text
    addressee: str
    contact: str


Facts = Callable[[Submission], bool]


@dataclass(frozen=True, slots=True)
class Need:
    """Something a submission must have: how it is listed, the sentence of the card, and where it is written.

    `write` is the editor by Ziffer, `details` the form with addressee and contact.
    """

    word: str
    sentence: str
    page: str
    anchor: str
    is_met: Facts


def _has(kind: Kind) -> Facts:
    return lambda handed: any(block.kind is kind for block in handed.text.blocks)


NEEDS = (
    Need("ein Titel", "Der Titel fehlt.", "write", "b-title", lambda handed: bool(handed.text.title.strip())),
    Need("mindestens eine Ziffer", "Der Beschlusstext hat keine Ziffer.", "write", "part-ziffer", _has(Kind.ZIFFER)),
    Need("eine Begründung", "Die Begründung fehlt.", "write", "part-rationale", _has(Kind.RATIONALE)),
    Need("ein Adressat", "Der Adressat fehlt.", "details", "id_addressee", lambda handed: bool(handed.addressee)),
    Need(
        "eine Kontaktstelle", "Die Kontaktstelle fehlt.", "details", "id_contact", lambda handed: bool(handed.contact)
    ),
)


def missing(submission: Submission) -> list[Need]:
    """The needs that a submission does not meet, in the order of the form."""
    return [need for need in NEEDS if not need.is_met(submission)]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the card knows beside the text; names of Länder as words, other proposals by their number."""

    lead: str
    has_approver: bool = True
    objections: tuple[str, ...] = ()  # other reasons why the submission is not possible yet
    open_comments: int = 0
    reserved: tuple[tuple[str, str], ...] = ()  # stance and Länder
    to_confirm: tuple[str, ...] = ()
    overlapping: tuple[str, ...] = ()
    pointing: tuple[tuple[str, str], ...] = ()  # references that lead nowhere, with the place where they stand
    warning: str = ""  # what to know about the submission itself


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and where one can do something about it: `write`, `details`, `comments`, `dossier`, `own_land`."""

    sentence: str
    page: str
    anchor: str = ""
    reference: str = ""  # of another proposal, where that is the place


@dataclass(frozen=True, slots=True)
class Card:
    blocking: list[Line] = field(default_factory=list)
    to_look_at: list[Line] = field(default_factory=list)


def card(needs: list[Need], found: Findings) -> Card:
    """What prevents the submission, and what should be looked at before it."""
    return Card(list(_blocking(needs, found)), list(_to_look_at(found)))


def _blocking(needs, found):
    for need in needs:
        yield Line(need.sentence, need.page, need.anchor)
    for objection in found.objections:
        yield Line(objection, "dossier", "schritte")


def _to_look_at(found):
    if not found.has_approver:
        words = f"{found.lead} hat heute niemanden mit der Rolle „Freigabe“; das Fachreferat reicht selbst ein."
        yield Line(words, "own_land")
    if found.warning:
        yield Line(found.warning, "dossier", "schritte")
    for sentence, anchor in found.pointing:
        yield Line(sentence, "write", anchor)
    if found.open_comments:
        word = "offener Kommentar" if found.open_comments == 1 else "offene Kommentare"
        yield Line(f"{found.open_comments} {word}.", "comments")
    for stance, laender in found.reserved:
        yield Line(f"{stance}: {laender}.", "dossier", "positionen")
    if found.to_confirm:
        yield Line(f"Bestätigung steht aus: {', '.join(found.to_confirm)}.", "dossier", "positionen")
    for reference in found.overlapping:
        yield Line(f"Überschneidung mit {reference}.", "dossier", reference=reference)
