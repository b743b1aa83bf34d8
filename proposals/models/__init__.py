from proposals.models.amendment import Amendment
from proposals.models.amendment_round import AmendmentRound
from proposals.models.amendment_sponsor import AmendmentSponsor
from proposals.models.attachment import Attachment
from proposals.models.comment import Comment
from proposals.models.competing_link import CompetingLink
from proposals.models.editorial_objection import EditorialObjection
from proposals.models.merge_draft import MergeDraft
from proposals.models.milestone import Milestone
from proposals.models.position import Position
from proposals.models.proposal import Proposal
from proposals.models.version import Version
from proposals.models.visit import Visit
from proposals.models.working_copy import WorkingCopy

__all__ = [
    "Amendment",
    "AmendmentRound",
    "AmendmentSponsor",
    "Attachment",
    "Comment",
    "CompetingLink",
    "EditorialObjection",
    "MergeDraft",
    "Milestone",
    "Position",
    "Proposal",
    "Version",
    "Visit",
    "WorkingCopy",
]
