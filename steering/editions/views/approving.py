from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from conferences.crumbs import crumbs
from intmk import clock
from intmk.acting import announce
from intmk.download import download
from intmk.kern import sent
from proposals.views.responses import PDF
from steering.editions.access import get_meeting_to_approve
from steering.editions.composing import Head, compose
from steering.editions.forms import EditionForm, PreviewForm
from steering.editions.models.edition import Edition
from steering.editions.pages import review_page
from steering.editions.rules import Circle, letter


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request, number):
    """The next edition as it would be sent, and the button that approves exactly that."""
    conference, meeting = get_meeting_to_approve(request.user, number, request.GET.get("sitzung"))
    form = EditionForm(sent(request), initial={"sent_on": clock.today()})
    is_only_shown = "ansehen" in request.POST
    if not is_only_shown and (approved := form.accepts(lambda: _approved(meeting, form, request.user))):
        announce(
            request,
            approved.result,
            done="Freigegeben. Was Sie jetzt ändern, kommt in die nächste Ausgabe.",
            known="Diese Ausgabe ist schon freigegeben; es wurde nichts doppelt gespeichert.",
        )
        return redirect(Edition.objects.of(meeting).first())
    if is_only_shown:
        form.is_valid()
    page = review_page(meeting, *form.shown(), request.user)
    form.review(page.draft.digest)
    form.cancel_url = f"{reverse('steering:agenda', args=[number])}?sitzung={meeting.pk}"
    way = crumbs(conference, ("Tagesordnung gestalten", form.cancel_url), (f"{page.name} freigeben", None))
    context = {"conference": conference, "page": page, "form": form, "breadcrumb": way}
    return render(request, "steering/editions/approve.html", context)


@require_safe
def preview(request, number):
    """The document of the next edition, byte by byte as it would be kept."""
    _, meeting = get_meeting_to_approve(request.user, number, request.GET.get("sitzung"))
    asked = PreviewForm(request.GET)
    if not asked.is_valid():
        raise Http404
    latest = Edition.objects.of(meeting).first()
    typed, number = asked.cleaned_data, latest.number + 1 if latest else 1
    draft = compose(meeting, Head(number, typed["versand"], typed["hinweis"]), by=request.user)
    name = f"IntMK-{meeting.conference_id}-Tagesordnung-Vorschau-{letter(number)}-{typed['fuer']}.pdf"
    return download(draft.pdf(Circle(typed["fuer"])), name=name, content_type=PDF)


def _approved(meeting, form, user):
    typed = form.cleaned_data
    return Edition.approve(meeting, typed["sent_on"], typed["note"], reviewed=typed["reviewed"], by=user)
