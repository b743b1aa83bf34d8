"""What must never be false of a proposal (domain §6.4): the database refuses it, whoever writes."""

from django.contrib.postgres.indexes import GinIndex
from django.db.models import CheckConstraint, F, Index, Q

from conferences.rules import SubjectClass
from intmk.converters import IDEA_NAME, NUMBER
from proposals.kinds import ProposalKind
from proposals.states import AUDIENCE, FROZEN, IN_A_GROUP, KEEPS_AUDIENCE, ON_AGENDA, UNDER_WAY, State


def _implies(states, facts: Q) -> Q:
    return ~Q(state__in=sorted(states)) | facts


CONSTRAINTS = [
    CheckConstraint(name="proposal_title", condition=~Q(title="")),
    # A number exists exactly when the proposal has been shared. Without a name are those that never were an idea with
    # one: born of another proposal, or numbered from the beginning by an earlier release.
    CheckConstraint(
        name="proposal_number_once_shared",
        condition=Q(reference__regex=f"^({NUMBER})$") & (~Q(audience=State.IDEA) | Q(idea_name__isnull=True))
        | Q(audience=State.IDEA, idea_name__isnull=False, reference=F("idea_name")),
    ),
    CheckConstraint(
        name="proposal_idea_name_form", condition=Q(idea_name__isnull=True) | Q(idea_name__regex=f"^({IDEA_NAME})$")
    ),
    CheckConstraint(name="proposal_subject_class", condition=Q(subject_class__in=SubjectClass.values())),
    CheckConstraint(name="proposal_state", condition=Q(state__in=State.values())),
    CheckConstraint(
        name="proposal_audience",
        condition=Q(audience__in=sorted(AUDIENCE)) & (Q(audience=F("state")) | Q(state__in=sorted(KEEPS_AUDIENCE))),
    ),
    CheckConstraint(name="proposal_in_group", condition=_implies(IN_A_GROUP, Q(group__isnull=False))),
    CheckConstraint(
        name="proposal_has_theme",
        condition=_implies(
            IN_A_GROUP,
            Q(theme__isnull=False) | Q(kind__in=[ProposalKind.LEAD, ProposalKind.DECLARATION]),
        ),
    ),
    CheckConstraint(
        name="proposal_submitted",
        condition=_implies(FROZEN, Q(submitted_text__isnull=False, submitted_at__isnull=False)),
    ),
    CheckConstraint(
        name="proposal_frozen_text",
        condition=_implies({State.SUBMITTED}, Q(submitted_text=F("text"), text__isnull=False)),
    ),
    CheckConstraint(name="proposal_returned", condition=_implies({State.RETURNED}, ~Q(return_reason=""))),
    CheckConstraint(
        name="proposal_late_admission",
        condition=_implies(FROZEN - {State.SUBMITTED}, Q(is_late=False) | ~Q(late_admission="")),
    ),
    CheckConstraint(
        name="proposal_pre_meeting",
        condition=_implies({State.PRE_CONFERENCE}, Q(pre_meeting__isnull=False)),
    ),
    CheckConstraint(
        name="proposal_on_agenda",
        condition=_implies(ON_AGENDA, Q(agenda_item__isnull=False) & (~Q(recommendation="") | ~Q(urgency=""))),
    ),
    CheckConstraint(
        name="proposal_united",
        condition=Q(state=State.UNITED, united_into__isnull=False) & ~Q(united_into=F("pk"))
        | ~Q(state=State.UNITED) & Q(united_into__isnull=True),
    ),
    CheckConstraint(name="proposal_referred", condition=_implies({State.REFERRED}, ~Q(referred_to=""))),
]

# How lists find their rows: by conference and moment, by state, by what is under way, by words.
INDEXES = [
    Index(name="proposal_list", fields=["conference", "-changed_at", "-id"]),
    Index(name="proposal_by_state", fields=["conference", "state", "-changed_at"]),
    Index(name="proposal_under_way", fields=["changed_at", "id"], condition=Q(state__in=sorted(UNDER_WAY))),
    GinIndex(name="proposal_search", fields=["search"]),
]
