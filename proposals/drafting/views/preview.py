"""„So wurde gelesen“: what was pasted, before anything is kept of it."""

from collections.abc import Callable

from django.shortcuts import render

from proposals.drafting.forms import TextForm
from proposals.drafting.pages import reading_sent
from proposals.drafting.pasting import as_typed
from text.reading.taking import Take, way

TYPED = "typed"  # back to what was typed


def sent_to_be_saved(request):
    """What was sent with a form, None where it is to be shown again as it was typed."""
    return request.POST if request.method == "POST" and request.POST.get("take") != TYPED else None


def asked(request, form: TextForm, again: Callable[[dict], TextForm], context: dict):
    """The preview, where it was asked for or the text reads otherwise than it was typed; None where it can be saved.

    `again` makes the form with these initial values.
    """
    if not form.is_bound:
        return None
    take = way(form.data.get("take"))
    if take is None and not _asks(form):
        return None
    page = reading_sent(form.data.dict(), take or Take.READ, request.path)
    if page is None:
        return None  # The form says so.
    shown = again(form.data.dict() | as_typed(page.text.title, page.text.blocks))
    return render(request, "proposals/drafting/preview.html", {"reading": page, "form": shown} | context)


def _asks(form: TextForm) -> bool:
    form.is_valid()
    return form.asks
