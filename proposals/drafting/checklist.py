"""The card beside a text in the making: what is missing, what to look at, each with the way there."""

from dataclasses import dataclass, field

from django.urls import reverse

from accounts.permissions import Permission
from proposals import workflow
from proposals.comments.commenting import open_by_block
from proposals.completeness import Card, Findings, Line, Submission, card, missing
from proposals.drafting.similar import Similar, similar_texts, with_links
from proposals.lineage.family import relatives
from proposals.objections import text_incomplete
from proposals.positions.stances import RESERVED, Stance
from proposals.remarks.pages import Remarks, remarks_on
from proposals.states import EDITABLE, State
from text.text import Text


@dataclass(frozen=True, slots=True)
class Linked:
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Checklist:
    blocking: list[Linked]
    to_look_at: list[Linked]


def checklist_of(proposal, user, *, open_comments: int, kin, text=None) -> Checklist | None:
    """The card for those who may write or submit, while the text can change; None for everybody else.

    `open_comments` counts what the user may read; `kin` are the relatives of the proposal that she sees; `text` is
    what she is writing, where it is another than the saved one.
    """
    if proposal.state not in EDITABLE or proposal.conference.has_ended:
        return None
    if not any(proposal.authority(user, may) for may in (Permission.EDIT_TEXT, Permission.SUBMIT)):
        return None
    submission = Submission(text or proposal.text.read(), proposal.addressee, proposal.contact)
    found: Card = card(missing(submission), _findings(proposal, open_comments, kin, submission.text))
    return Checklist(
        [_linked(line, proposal) for line in found.blocking],
        [_linked(line, proposal) for line in found.to_look_at],
    )


@dataclass(frozen=True, slots=True)
class Hints:
    """What helps while a text is written."""

    checklist: Checklist | None
    similar: list[Similar]
    may_link: bool
    comments: dict[str, list] = field(default_factory=dict)  # open ones that she may read, by block
    remarks: Remarks = field(default_factory=lambda: Remarks([]))  # of the office, where it has given the text back


def beside_editor(proposal, user, text: Text | None = None) -> Hints:
    """For the pages on which a text is written: the card, and similar texts. Three queries; one more for the remarks
    of the office, where it has given the text back.

    `text` is what she has written so far; without it the saved text counts.
    """
    text = text or proposal.text.read()
    kept = Text(text.title or proposal.title, tuple(block for block in text.blocks if block.text.strip()))
    kin = relatives(user, proposal, with_rivals=True)
    said = open_by_block(proposal, user)
    shown = checklist_of(proposal, user, open_comments=sum(map(len, said.values())), kin=kin, text=kept)
    similar = similar_texts(user, kept, without=proposal.pk)
    known = {relative.proposal.reference for relative in kin}
    may_link = proposal.open_authority(user, Permission.LINK) is not None
    return Hints(shown, with_links(similar, known), may_link, said, remarks_on(proposal, text))


def _findings(proposal, open_comments, kin, text) -> Findings:
    positions = proposal.current_positions
    objections = tuple(_objections(proposal))
    return Findings(
        lead=proposal.lead_land.name,
        has_approver=proposal.lead_has_approver,
        objections=objections,
        open_comments=open_comments,
        reserved=tuple(_reserved(positions)),
        to_confirm=tuple(p.land.name for p in positions if p.is_outdated and p.stands_behind),
        overlapping=tuple(relative.proposal.reference for relative in kin if relative.is_rival),
        pointing=tuple((doubt.sentence, f"b-{doubt.block_id}") for doubt in text.doubts),
        warning="" if objections else _step(proposal).warns(proposal) or "",
    )


def _step(proposal):
    return workflow.RESUBMIT if proposal.state == State.RETURNED else workflow.SUBMIT


def _objections(proposal):
    for objection in _step(proposal).objections:
        if objection is not text_incomplete and (sentence := objection(proposal)):
            yield sentence


def _reserved(positions):
    for stance in Stance:
        laender = [position.land.name for position in positions if position.stance == stance]
        if stance in RESERVED and laender:
            yield stance.label, ", ".join(laender)


def _linked(line: Line, proposal) -> Linked:
    pages = {name: f"proposals:{name}" for name in ("write", "details", "comments")} | {"dossier": "dossier:show"}
    if line.page == "own_land":
        return Linked(line.sentence, reverse("proposals:own_land"))
    url = reverse(pages[line.page], args=[line.reference or proposal.reference])
    return Linked(line.sentence, f"{url}#{line.anchor}" if line.anchor else url)
