from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from voting.forms import RollCallForm
from voting.majority import Result, requirement
from voting.models import Ballot
from voting.models.ballot import not_open, rule_of


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference):
    """Record how the sixteen Länder voted. Two people at once: one wins, the other is told."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    objection = not_open(proposal)
    initial = {} if objection else retyped(request)
    form = RollCallForm(sent(request), initial=initial)
    form.cancel_url = proposal.get_absolute_url()
    if recorded := form.accepts(lambda: Ballot.record(proposal, form.cleaned_data, by=request.user)):
        _tell(request, recorded.result)
        return redirect(proposal)
    context = {
        "proposal": proposal,
        "form": form,
        "objection": objection,
        "requirement": requirement(rule_of(proposal.conference)),
        "rules": proposal.conference.rules,
        "breadcrumb": crumbs(proposal, ("Abstimmung", None)),
    }
    return render(request, "voting/rollcall.html", context, status=409 if recorded.refusal else 200)


def _tell(request, ballot):
    if ballot.result == Result.NO_QUORUM:
        messages.warning(
            request,
            f"Nicht beschlussfähig. {ballot.outcome.explanation} Der Punkt bleibt auf der Tagesordnung.",
        )
    else:
        messages.success(request, f"Ergebnis: {ballot.wording}, {ballot.counts}.")
