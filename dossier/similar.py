"""Published resolutions on the same matter as a text in the making."""

from django.db.models import F, Value
from django.urls import reverse

from proposals.drafting.similar import MOST, Similar, as_proposal, question_of, ranked, ranked_proposals
from resolutions.models import Resolution

PUBLISHED = "published"


def similar_to(user, proposal) -> list[Similar]:
    """Resolutions first, then proposals, each matter once and at most `MOST`. One query."""
    question = question_of(proposal.text.read())
    if question is None:
        return []
    public = Resolution.objects.public().exclude(proposal=proposal)
    resolutions = ranked(public, question, at=F("decided_at"), state=Value(PUBLISHED), wording=F("wording"))
    both = resolutions.union(ranked_proposals(user, question, without=proposal.pk), all=True)
    found = {}
    for row in sorted(both, key=_order):
        similar = _as_resolution(*row) if _is_published(row) else as_proposal(*row)
        found.setdefault(similar.reference, similar)
    return list(found.values())[:MOST]


def _is_published(row) -> bool:
    return row[3] == PUBLISHED


def _order(row):
    *_, rank, pk = row
    return not _is_published(row), -rank, -pk


def _as_resolution(reference, title, at, state, wording, *_) -> Similar:
    return Similar(reference, title, at.year, wording, state, reverse("resolutions:detail", args=[reference]))
