from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import say
from intmk.following import followed, over
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from voting.ballots import polling
from voting.ballots.access import get_ballot
from voting.ballots.forms import AbortForm, OpenBallotForm
from voting.ballots.pages import home_of, standing_on_page
from voting.ballots.subject import WHOLE
from voting.ballots.views.rollcall import tell_result


@require_POST
def ask(request, reference):
    """Open the ballot on a TOP."""
    proposal = get_proposal(request.user, reference, to=Permission.RECORD_VOTE)
    return open_on(request, proposal, WHOLE, back=reverse("voting:rollcall", args=[reference]))


def open_on(request, proposal, subject, *, back):
    """From now on the Länder vote themselves; `back` is where it goes on where they cannot be asked."""
    done = "Die Abstimmung ist offen. Die Stimmführungen sehen die Frage auf ihren Geräten."
    opened = say(
        request,
        lambda: polling.open_ballot(proposal, by=request.user, subject=subject),
        done=done,
        known="Die Abstimmung ist schon offen.",
    )
    ballot = opened.result or proposal.ballots.still_open().first()
    return redirect("voting:ballot", proposal.reference, ballot.pk) if ballot else redirect(back)


@rescues_text
@require_http_methods(["GET", "POST"])
def show(request, reference, pk):
    """An open ballot: who has voted, what the office records itself, and its closing after the summary was seen."""
    ballot = get_ballot(request.user, reference, pk)
    form = OpenBallotForm(sent(request), ballot=ballot, initial=retyped(request))
    form.cancel_url = home_of(ballot)
    if ballot.is_open and form.is_keeping and _keep(request, ballot, form):
        return redirect(request.path)
    if ballot.is_open and not form.is_keeping and form.counts_what_was_shown() and _close(request, ballot, form):
        return redirect(home_of(ballot))
    if not ballot.is_open:
        return _closed(request, ballot)
    return _page(request, ballot, form)


@rescues_text
@require_http_methods(["GET", "POST"])
def abort(request, reference, pk):
    """Break an open ballot off, with the reason."""
    ballot = get_ballot(request.user, reference, pk)
    form = AbortForm(sent(request), initial=retyped(request))
    form.cancel_url = request.path.removesuffix("abbrechen/")
    aborted = form.accepts(lambda: ballot.abort(form.cleaned_data["reason"], by=request.user))
    if aborted:
        messages.success(request, "Die Abstimmung ist abgebrochen. Ihre Stimmen zählen nicht.")
        return redirect(home_of(ballot))
    way = crumbs(ballot.proposal, ("Abstimmung abbrechen", None))
    return render(request, "voting/ballots/abort.html", {"ballot": ballot, "form": form, "breadcrumb": way})


def _keep(request, ballot, form):
    seen = form.standing.newest
    kept = form.accepts(lambda: polling.keep(ballot, form.recorded, seen=seen, by=request.user))
    if kept:
        messages.success(request, "Festgehalten. Die Abstimmung bleibt offen.")
    return kept


def _close(request, ballot, form):
    when = {"seen": form.standing.newest, "decided_at": form.decided_moment}
    closed = form.accepts(lambda: polling.close(ballot, form.choices, by=request.user, **when))
    if closed:
        tell_result(request, closed.result)
    return closed


def _closed(request, ballot):
    """Somebody has closed it already, or broken it off: what was typed changes nothing any more."""
    declared = ballot.declarations.valid().select_related("declared_by").first()
    if declared:
        messages.info(request, f"Die Abstimmung ist geschlossen: {declared.wording}, {declared.counts}.")
    else:
        messages.info(request, f"Die Abstimmung ist abgebrochen: {ballot.abort_reason}")
    return over(request, home_of(ballot))


def _page(request, ballot, form):
    def context():
        return {
            "ballot": ballot,
            "proposal": ballot.proposal,
            "form": form,
            "standing": standing_on_page(ballot, form.standing),
            "breadcrumb": crumbs(ballot.proposal, ("Abstimmung", None)),
        }

    is_refused = form.is_bound and bool(form.non_field_errors())
    mark = (ballot.pk, form.standing.newest)
    return followed(request, "voting/ballots/ballot.html", mark, context, status=409 if is_refused else 200)
