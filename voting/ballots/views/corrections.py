from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from intmk.acting import say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from intmk.shut import shut
from proposals.crumbs import crumbs
from voting.ballots import correcting
from voting.ballots.access import get_declaration
from voting.ballots.forms import AnswerForm, CorrectionForm, RemarkForm
from voting.ballots.pages import correction_on_page, told_of


@rescues_text
@require_http_methods(["GET", "POST"])
def ask(request, reference, pk):
    """Put the record of a vote right: choices and reason, the summary of what follows, then to a second person."""
    declaration = get_declaration(request.user, reference, pk)
    ballot = declaration.ballot
    if closed := _shut(request, declaration, correcting.not_correctable):
        return closed
    initial = declaration.choices | {"decided_at": declaration.decided_at} | retyped(request)
    form = CorrectionForm(sent(request), snapshot=ballot.snapshot, meeting=ballot.meeting, initial=initial)
    form.cancel_url = ballot.proposal.get_absolute_url()
    if form.counts_what_was_shown():
        asked = form.accepts(
            lambda: correcting.ask(
                declaration,
                form.choices,
                decided_at=form.decided_moment,
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        )
        if asked:
            messages.success(request, told_of(asked.result))
            return redirect(ballot.proposal)
    return _page(request, "correct", declaration, form, "Abstimmung berichtigen")


@require_http_methods(["GET", "POST"])
def settle(request, reference, pk):
    """Confirm or decline, as the second person, what another has put before the office."""
    declaration = get_declaration(request.user, reference, pk)
    waiting = declaration.corrections.waiting().select_related("asked_by").first()
    form = AnswerForm(sent(request))
    if waiting is None:
        messages.info(request, "Über diese Berichtigung ist schon entschieden.")
        return redirect(declaration.ballot.proposal)
    waiting.declaration = declaration
    if form.is_valid():
        said = _answered(request, waiting, form.cleaned_data["answer"])
        return redirect(declaration.ballot.proposal if said else request.path)
    return _page(request, "settle", declaration, form, "Berichtigung prüfen", correction_on_page(waiting, request.user))


@rescues_text
@require_http_methods(["GET", "POST"])
def remark(request, reference, pk):
    """Note what a Land has declared after the vote; the result stands."""
    declaration = get_declaration(request.user, reference, pk)
    if closed := _shut(request, declaration, correcting.not_remarkable):
        return closed
    form = RemarkForm(sent(request), initial=retyped(request))
    form.cancel_url = declaration.ballot.proposal.get_absolute_url()
    noted = form.accepts(
        lambda: correcting.remark(declaration, form.cleaned_data["land"], form.cleaned_data["text"], by=request.user)
    )
    if noted:
        messages.success(request, "Die Anmerkung steht beim Ergebnis.")
        return redirect(declaration.ballot.proposal)
    return _page(request, "remark", declaration, form, "Anmerkung zur Abstimmung")


def _shut(request, declaration, objection_to):
    proposal = declaration.ballot.proposal
    way = crumbs(proposal, ("Abstimmung", None))
    return shut(request, objection_to(declaration), back=proposal.get_absolute_url(), breadcrumb=way)


def _answered(request, waiting, answer):
    if "confirm" in request.POST:
        done = lambda is_new: "Die Abstimmung ist berichtigt." if is_new else ""  # noqa: E731
        return say(request, lambda: correcting.confirm(waiting, by=request.user), done=done)
    declined = "Die Berichtigung ist nicht übernommen; das Ergebnis bleibt."
    return say(request, lambda: correcting.decline(waiting, answer=answer, by=request.user), done=declined)


def _page(request, name, declaration, form, here, correction=None):
    proposal = declaration.ballot.proposal
    context = {
        "proposal": proposal,
        "declaration": declaration,
        "form": form,
        "correction": correction,
        "breadcrumb": crumbs(proposal, (here, None)),
    }
    is_refused = form.is_bound and bool(form.non_field_errors())
    return render(request, f"voting/ballots/{name}.html", context, status=409 if is_refused else 200)
