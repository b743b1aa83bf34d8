"""Everything about one proposal, as one reader sees it."""

from collections import Counter
from dataclasses import dataclass, field

from accounts.permissions import Permission
from dossier.matters import open_matters
from dossier.offers import offers
from proposals.drafting.checklist import Checklist, checklist_of
from proposals.drafting.similar import Similar, similar_texts, with_links
from proposals.lineage.family import Relative, relatives
from proposals.models import Attachment, Proposal
from proposals.offer import Offer
from proposals.positions.board import Board, board_of
from proposals.remarks.pages import Remarks, remarks_on
from proposals.states import UNDER_WAY, State
from proposals.trail import Trail, trail_of
from proposals.versions.shelf import AmendmentDraft, Shelf, Since, shelf_of, since_last_visit
from resolutions.models import PriorReference
from text.lines import Runs, runs_of
from voting.ballots.results import results_of
from voting.statements.pages import StatementOnPage, statements_of


@dataclass(frozen=True, slots=True)
class Negotiation:
    """What those read who negotiate: the Bund's guests and the press read text and outcome only."""

    positions: Board
    comments: int
    open_amendments: int
    checklist: Checklist | None
    similar: list[Similar]
    is_checked: bool
    may_link: bool
    attachments: list[Attachment]
    priors: list[PriorReference]
    shelf: Shelf
    remarks: Remarks
    since: Since | None

    @property
    def amendment_draft(self) -> AmendmentDraft | None:
        return self.shelf.amendment_draft


@dataclass(frozen=True, slots=True)
class Dossier:
    """One proposal with everything about it. `negotiation` is None for those who do not take part in it."""

    proposal: Proposal
    lines: Runs
    offers: list[Offer]
    results: list
    statements: list[StatementOnPage]
    may_open_to_guests: bool
    relatives: list[Relative]
    trail: Trail | None
    negotiation: Negotiation | None = field(default=None)


def dossier_of(proposal, user, *, came_from: str | None) -> Dossier:
    """`came_from` is the list she comes from, as an address carries it."""
    negotiates = proposal.authority(user, Permission.READ_NEGOTIATION) is not None
    if negotiates:
        positions = board_of(proposal, user)  # read first: whoever asks for the current positions need not
        comments, amendments = open_matters(proposal, user)
    else:
        positions, comments, amendments = None, Counter(), 0
    kin = relatives(user, proposal, with_rivals=negotiates)
    may_read_votes = proposal.authority(user, Permission.READ_VOTES) is not None
    return Dossier(
        proposal=proposal,
        lines=runs_of(proposal.text.read(), comments),
        offers=offers(user, proposal),
        results=results_of(proposal, user, by_land=may_read_votes),
        statements=statements_of(proposal),
        may_open_to_guests=_may_open_to_guests(user, proposal),
        relatives=kin,
        trail=trail_of(proposal, user, came_from),
        negotiation=_negotiation(proposal, user, positions, comments.total(), amendments, kin) if negotiates else None,
    )


def _may_open_to_guests(user, proposal) -> bool:
    """What has ended can only be closed to them."""
    is_something_left = proposal.state in UNDER_WAY or proposal.is_open_to_guests
    return is_something_left and proposal.open_authority(user, Permission.OPEN_TO_GUESTS) is not None


def _negotiation(proposal, user, positions, comments, amendments, kin) -> Negotiation:
    checklist = checklist_of(proposal, user, open_comments=comments, kin=kin)
    shelf = shelf_of(proposal, user)
    priors = list(PriorReference.objects.around(proposal, user))
    return Negotiation(
        positions=positions,
        comments=comments,
        open_amendments=amendments if proposal.is_under_way else 0,
        checklist=checklist,
        similar=similar_beside(proposal, user, priors, kin) if checklist else [],
        is_checked=_is_checked_by(user, proposal),
        may_link=proposal.open_authority(user, Permission.LINK) is not None,
        attachments=list(Attachment.objects.visible_to(user, proposal).current()),
        priors=priors,
        shelf=shelf,
        remarks=remarks_on(proposal),
        since=since_last_visit(shelf, proposal.current_positions, user),
    )


def _is_checked_by(user, proposal) -> bool:
    """The office looks for what was resolved before as long as it decides on the admission: read when it is opened."""
    return proposal.state == State.SUBMITTED and proposal.open_authority(user, Permission.CHECK) is not None


def similar_beside(proposal, user, priors, kin) -> list[Similar]:
    """Those linked already are marked."""
    resolutions = {prior.resolution.reference for prior in priors if prior.resolution_id}
    known = resolutions | {relative.proposal.reference for relative in kin}
    return with_links(similar_texts(user, proposal.text.read(), without=proposal.pk), known)
