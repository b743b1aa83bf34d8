from proposals.amendments.models.amendment import Amendment
from proposals.amendments.models.amendment_round import AmendmentRound
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.models.merge_draft import MergeDraft
from proposals.attachments.models import Attachment
from proposals.comments.models import Comment
from proposals.drafting.models import WorkingCopy
from proposals.lineage.models import CompetingLink
from proposals.models.proposal import Proposal
from proposals.models.version import Version
from proposals.models.votum import Votum
from proposals.positions.models import Position
from proposals.presenting.models import Presentation
from proposals.remarks.models import FormalCheck, FormalRemark
from proposals.versions.models.editorial_objection import EditorialObjection
from proposals.versions.models.milestone import Milestone
from proposals.versions.models.visit import Visit

__all__ = [
    "Amendment",
    "AmendmentRound",
    "AmendmentSponsor",
    "Attachment",
    "Comment",
    "CompetingLink",
    "EditorialObjection",
    "FormalCheck",
    "FormalRemark",
    "MergeDraft",
    "Milestone",
    "Position",
    "Presentation",
    "Proposal",
    "Version",
    "Visit",
    "Votum",
    "WorkingCopy",
]
