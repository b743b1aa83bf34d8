"""Which amendments wait for somebody, and for what: the same rules as the dialogue, as conditions on rows."""

from django.db.models import Exists, OuterRef, Q, Subquery

from proposals.amendments.dialogue import ANSWERS, Act
from proposals.amendments.models.amendment import Amendment
from proposals.amendments.models.amendment_round import AmendmentRound
from proposals.amendments.models.amendment_sponsor import AmendmentSponsor
from proposals.amendments.rules import DECIDED


def asked(laender):
    """Of these Länder, with a recommendation that they were asked about and have not answered."""
    return _with_last_act().filter(land__in=laender, last_act=Act.ASK)


def unadvised(laender):
    """Of other Länder, on texts that these Länder lead, and nobody has recommended anything yet."""
    others = Amendment.objects.filed().filter(proposal__lead_land__in=laender).exclude(land__in=laender)
    return others.filter(~Exists(AmendmentRound.objects.filter(amendment=OuterRef("pk"), act=Act.ADVISE)))


def answered(laender):
    """Of other Länder, on texts that these Länder lead, with an answer to the last recommendation."""
    others = _with_last_act().filter(proposal__lead_land__in=laender).exclude(land__in=laender)
    return others.filter(last_act__in=sorted(ANSWERS))


def decided(laender):
    """Filed or joined by these Länder and decided, and not brought in anew since."""
    joined = AmendmentSponsor.objects.standing().filter(land__in=laender).values("amendment")
    own = Amendment.objects.filter(Q(land__in=laender) | Q(pk__in=joined), state__in=sorted(DECIDED))
    return own.filter(successor__isnull=True)


def _with_last_act():
    """The open ones; `last_act` is where the dialogue stands, whatever was published of it meanwhile."""
    talk = AmendmentRound.objects.filter(amendment=OuterRef("pk")).exclude(act=Act.PUBLISH).order_by("-pk")
    return Amendment.objects.filed().annotate(last_act=Subquery(talk.values("act")[:1]))
