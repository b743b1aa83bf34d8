"""Any step of the workflow, by its code: those with a verb of their own through that verb."""

from proposals.lineage.splitting import split
from proposals.lineage.uniting import unite, unite_ideas


def take(proposal, code, *, by, **facts):
    """As `Proposal.move`; `unite` takes its `target`, `split` its `division`."""
    if code == "unite":
        return unite(proposal, target=facts["target"], reason=facts["reason"], by=by)
    if code == "unite_ideas":
        return unite_ideas(proposal, target=facts["target"], reason=facts["reason"], by=by)
    if code == "split":
        return split(proposal, facts["division"], reason=facts["reason"], by=by)
    return proposal.move(code, by=by, **facts)
