from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from voting.ballots.forms import RollCallForm
from voting.ballots.majority import Result, requirement
from voting.ballots.recording import record_roll_call
from voting.ballots.rules import rule_for
from voting.ballots.subject import WHOLE


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference):
    """Record how the Länder voted on a proposal."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    return roll_call(request, proposal, WHOLE, opening=reverse("voting:open_ballot", args=[reference]))


def roll_call(request, proposal, subject, *, opening, back=""):
    """Record how the Länder voted, after its summary was seen. Two people at once: one wins, the other is told.

    `opening` is where the Länder are asked to vote themselves instead, `back` where it goes on afterwards.
    """
    running = proposal.ballots.still_open().first() if request.method == "GET" else None
    if running:
        return redirect("voting:ballot", proposal.reference, running.pk)
    objection = subject.objection(proposal)
    back = back or proposal.get_absolute_url()
    form = _form(request, proposal, subject, objection, back)
    context = {"objection": objection, "subject": subject, "opening": opening, "back": back}
    if form and (objection or form.counts_what_was_shown()):
        recorded = form.accepts(
            lambda: record_roll_call(
                proposal, form.choices, by=request.user, decided_at=form.decided_moment, subject=subject
            )
        )
        if recorded:
            tell_result(request, recorded.result)
            return redirect(back)
    return _page(request, proposal, form, context)


def _form(request, proposal, subject, objection, back):
    """None where the proposal stands on no agenda: there is no meeting to vote in."""
    if proposal.agenda_item_id is None:
        return None
    snapshot = rule_for(proposal.conference.rules, subject.purpose, proposal.subject_class)
    initial = {} if objection else retyped(request)
    form = RollCallForm(sent(request), snapshot=snapshot, meeting=proposal.agenda_item.meeting, initial=initial)
    form.cancel_url = back
    return form


def _page(request, proposal, form, context):
    context |= {
        "proposal": proposal,
        "form": form,
        "requirement": form and requirement(form.snapshot),
        "rules": proposal.conference.rules,
        "breadcrumb": crumbs(proposal, ("Abstimmung", None)),
    }
    is_refused = form is not None and form.is_bound and bool(form.non_field_errors())
    return render(request, "voting/ballots/rollcall.html", context, status=409 if is_refused else 200)


def tell_result(request, declared):
    if declared.result == Result.NO_QUORUM:
        messages.warning(
            request,
            f"Nicht beschlussfähig. {declared.outcome.explanation} Der Punkt bleibt auf der Tagesordnung.",
        )
    else:
        messages.success(request, f"Ergebnis: {declared.wording}, {declared.counts}.")
