"""Published resolutions on the same matter as a text in the making."""

from proposals.similar import MOST, Similar, question_of, ranked, similar_proposals
from resolutions.models import Resolution


def similar_to(user, proposal) -> list[Similar]:
    """Resolutions first, then proposals, each matter once and at most `MOST`. Two queries."""
    blocks = proposal.text.read()
    question = question_of(proposal.title, blocks)
    if question is None:
        return []
    public = Resolution.objects.public().exclude(proposal=proposal).defer("blocks", "search")
    resolutions = [_similar(resolution) for resolution in ranked(public, question)]
    known = {resolution.reference for resolution in resolutions}
    others = similar_proposals(user, proposal.title, blocks, without=proposal.pk)
    return (resolutions + [similar for similar in others if similar.reference not in known])[:MOST]


def _similar(resolution) -> Similar:
    return Similar(
        resolution.reference,
        resolution.title,
        resolution.decided_at.year,
        resolution.wording,
        "published",
        resolution.get_absolute_url(),
    )
