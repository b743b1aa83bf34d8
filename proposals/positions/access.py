"""The one door to what a Land wants changed before it supports."""

from django.db.models import Case, OuterRef, Subquery, When
from django.shortcuts import get_object_or_404

from accounts.permissions import Permission
from proposals.access import get_proposal
from proposals.positions.stances import Stance
from proposals.positions.wishes import BECOMES_AMENDMENT


def get_wish(user, reference: str, pk: int, *, to: Permission = Permission.READ_NEGOTIATION):
    """The position „unterstützt, wenn“ that counts, with its proposal, for those who take part in the negotiation."""
    proposal = get_proposal(user, reference, to=to)
    position = get_object_or_404(wishes_of(proposal), pk=pk)
    position.proposal = proposal
    return position


def wishes_of(proposal):
    """All „unterstützt, wenn“ that count, with what it takes to read them."""
    wishes = proposal.positions.current().filter(stance=Stance.SUPPORTS_IF).order_by("land__rotation_index")
    return with_amendment(wishes.select_related("land", "version"))


def with_base_of_wish(positions):
    """`base_of_wish`: the text on which a „unterstützt, wenn“ that counts names its places; nothing for others."""
    text = When(is_current=True, is_committed=True, stance=Stance.SUPPORTS_IF, then="version__blocks")
    return positions.annotate(base_of_wish=Case(text))


def with_amendment(positions):
    """`amended_as`: the number of the amendment that a „unterstützt, wenn“ has become; nothing for others."""
    amendments = positions.model._meta.get_field("amendments").related_model.objects.standing()
    return positions.annotate(amended_as=Subquery(amendments.filter(position=OuterRef("pk")).values("number")[:1]))


def may_become_amendment(user, position) -> bool:
    """Whether this person may make it an amendment of her Land now."""
    proposal = position.proposal
    appointment = proposal.open_authority(user, Permission.AMEND)
    is_own = appointment is not None and appointment.land_id == position.land_id
    return is_own and proposal.state in BECOMES_AMENDMENT and position.amended_as is None
