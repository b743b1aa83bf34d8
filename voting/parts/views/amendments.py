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
from voting.parts.access import get_amendment
from voting.parts.forms import MootForm
from voting.parts.pages import moot_page, way
from voting.parts.subjects import amendment_subject
from voting.session.attending import away_from


@rescues_text
@require_http_methods(["GET", "POST"])
def vote(request, reference, number):
    """Record how the Länder voted on an amendment."""
    amendment = get_amendment(request.user, reference, number)
    opening = reverse("voting:open_amendment", args=[reference, number])
    subject, back = amendment_subject(amendment), _parts(reference, number)
    return roll_call(request, amendment.proposal, subject, opening=opening, back=back, away=away_from)


@require_POST
def ask(request, reference, number):
    """Let the Länder vote on an amendment themselves."""
    amendment = get_amendment(request.user, reference, number)
    return open_on(request, amendment.proposal, amendment_subject(amendment), back=_parts(reference, number))


@require_POST
def take_over(request, reference, number):
    """The lead Land makes an amendment its own."""
    amendment = get_amendment(request.user, reference, number, to=Permission.READ_NEGOTIATION)
    say(
        request,
        lambda: deciding.take_over(amendment, by=request.user),
        done=f"{amendment.label} ist übernommen. In den Text kommt der Antrag, wenn Sie ihn feststellen.",
        known=f"{amendment.label} ist schon übernommen.",
    )
    return redirect(_parts(reference, number))


@rescues_text
@require_http_methods(["GET", "POST"])
def moot(request, reference, number):
    """Hold on to it that nothing is left to vote on in an amendment."""
    amendment = get_amendment(request.user, reference, number)
    page = moot_page(amendment)
    form = MootForm(sent(request), going_in=page.going_in, initial={"through": page.suggested} | retyped(request))
    form.cancel_url = _parts(reference, number)
    if done := form.accepts(lambda: deciding.make_moot(amendment, **form.cleaned_data, by=request.user)):
        known = f"{amendment.label} ist schon erledigt."
        announce(request, done.result, done=f"{amendment.label} ist erledigt.", known=known)
        return redirect(form.cancel_url)
    context = {"amendment": amendment, "proposal": amendment.proposal, "form": form}
    context["breadcrumb"] = way(amendment.proposal, f"{amendment.label} erledigt")
    is_refused = form.is_bound and bool(form.non_field_errors())
    return render(request, "voting/parts/moot.html", context, status=409 if is_refused else 200)


@require_POST
def take_back(request, reference, number):
    """Undo what was noted of an amendment instead of voting on it."""
    amendment = get_amendment(request.user, reference, number, to=Permission.READ_NEGOTIATION)
    say(
        request,
        lambda: deciding.take_back(amendment, by=request.user),
        done=f"Über {amendment.label} kann wieder abgestimmt werden.",
        known=f"Zu {amendment.label} ist nichts festgehalten.",
    )
    return redirect(_parts(reference, number))


def _parts(reference, number) -> str:
    return f"{reverse('voting:parts', args=[reference])}#antrag-{number}"
