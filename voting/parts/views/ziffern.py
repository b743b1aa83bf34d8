from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import announce, say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from voting.ballots.views.open_ballots import open_on
from voting.ballots.views.rollcall import roll_call
from voting.parts import deciding
from voting.parts.access import get_item, get_request, get_ziffer
from voting.parts.forms import ZifferForm
from voting.parts.pages import way
from voting.parts.subjects import ziffer_subject
from voting.session.attending import away_from


@rescues_text
@require_http_methods(["GET", "POST"])
def ask(request, reference):
    """Note which Land asks that a Ziffer be voted on by itself."""
    proposal = get_item(request.user, reference, to=Permission.RECORD_VOTE)
    form = ZifferForm(sent(request), text=proposal.text.read(), initial=retyped(request))
    form.cancel_url = _parts(reference)
    if asked := form.accepts(lambda: deciding.ask_for_ziffer(proposal, **form.cleaned_data, by=request.user)):
        done, known = "Der Antrag ist festgehalten.", "Dieser Antrag ist schon festgehalten."
        announce(request, asked.result, done=done, known=known)
        return redirect(form.cancel_url)
    context = {"proposal": proposal, "form": form, "breadcrumb": way(proposal, "Einzelabstimmung")}
    is_refused = form.is_bound and bool(form.non_field_errors())
    return render(request, "voting/parts/ziffer.html", context, status=409 if is_refused else 200)


@require_POST
def drop(request, reference, pk):
    """Note that a Land no longer asks for it."""
    asked = get_request(request.user, reference, pk)
    say(
        request,
        lambda: deciding.drop_ziffer(asked, by=request.user),
        done=f"{asked.land.name} beantragt das nicht mehr.",
        known="Das war schon zurückgenommen.",
    )
    return redirect(_parts(reference))


@rescues_text
@require_http_methods(["GET", "POST"])
def vote(request, reference, block_id):
    """Record how the Länder voted on a Ziffer."""
    proposal, name = get_ziffer(request.user, reference, block_id)
    opening = reverse("voting:open_ziffer", args=[reference, block_id])
    subject = ziffer_subject(proposal, block_id, name)
    return roll_call(request, proposal, subject, opening=opening, back=_parts(reference), away=away_from)


@require_POST
def open_(request, reference, block_id):
    """Let the Länder vote on a Ziffer themselves."""
    proposal, name = get_ziffer(request.user, reference, block_id)
    return open_on(request, proposal, ziffer_subject(proposal, block_id, name), back=_parts(reference))


def _parts(reference) -> str:
    return f"{reverse('voting:parts', args=[reference])}#ziffern"
