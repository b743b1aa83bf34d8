"""The office looks at the form of what was submitted, and whether the matter is pending elsewhere."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.acting import announce
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.kinds import Verdict
from proposals.views.responses import turned_away
from steering.check.forms import RETURN, LookForm, PendingForm
from steering.check.models import PendingMatter
from steering.check.pages import check_page

DONE = {
    Verdict.OBJECTIONS: "Die Einwände sind festgehalten. Das Land liest sie, sobald Sie den Vorschlag zurückgeben.",
    Verdict.FINE: "Die Form ist in Ordnung. Sie können den Vorschlag zulassen.",
    RETURN: "Der Vorschlag ist zurückgegeben. Das Land findet Ihre Bemerkungen an ihren Stellen im Text.",
}
KNOWN = "Das stand schon so fest; es wurde nichts doppelt gespeichert."


@rescues_text
@require_http_methods(["GET", "POST"])
def look(request, reference):
    """Remarks at their places, and the verdict: objections, in order, or back to the Land."""
    proposal = get_proposal(request.user, reference, to=Permission.CHECK)
    page = check_page(proposal)
    initial = {"version": proposal.text.number} | retyped(request)
    form = LookForm(sent(request), places=page.places, open_remarks=page.remarks.rows, initial=initial)
    if said := form.accepts(lambda: form.say(proposal, by=request.user)):
        announce(request, said.result, done=DONE[form.button], known=KNOWN)
        return redirect("steering:check", reference) if form.button == Verdict.OBJECTIONS else redirect(proposal)
    context = {"proposal": proposal, "page": page, "form": form}
    return render(request, "steering/check/check.html", context | _crumbs(proposal, "Formale Prüfung"))


@rescues_text
@require_http_methods(["GET", "POST"])
def pending(request, reference):
    """Whether the matter lies in the Bundesrat or in another conference, and how the office knows."""
    proposal = get_proposal(request.user, reference, to=Permission.CHECK)
    if answer := turned_away(request, proposal, Permission.CHECK):
        return answer
    form = PendingForm(sent(request), initial=retyped(request))
    form.cancel_url = proposal.get_absolute_url()
    if said := form.accepts(lambda: PendingMatter.answer_for(proposal, by=request.user, **form.cleaned_data)):
        announce(request, said.result, done="Die Antwort ist mit ihrer Quelle festgehalten.", known=KNOWN)
        return redirect("steering:check", reference)
    answers = proposal.pending_matters.select_related("by").order_by("-pk")
    context = {"proposal": proposal, "form": form, "answers": answers}
    return render(request, "steering/check/pending.html", context | _crumbs(proposal, "Anderswo anhängig"))


def _crumbs(proposal, here):
    return {"breadcrumb": crumbs(proposal, (here, None))}
