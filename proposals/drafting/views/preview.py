"""„So wurde gelesen“: what was pasted, before anything is kept of it."""

from collections.abc import Callable

from django.shortcuts import render

from intmk.acting import attempt
from proposals.drafting.forms import TextForm
from proposals.drafting.pages import reading_of
from proposals.drafting.pasting import as_typed
from proposals.drafting.tables import packed, unpacked
from text.reading.taking import Take, way

TYPED = "typed"  # back to what was typed


def sent_to_be_saved(request):
    """What was sent with a form, None where it is to be shown again as it was typed."""
    return request.POST if request.method == "POST" and request.POST.get("take") != TYPED else None


def asked(request, form: TextForm, again: Callable[[dict], TextForm], context: dict, *, may_attach: bool):
    """The preview, where it was asked for or the text reads otherwise than it was typed; None where it can be saved.

    `again` makes the form with these initial values; `may_attach`: tables can become attachments.
    """
    if not form.is_bound:
        return None
    take = way(form.data.get("take"))
    if take is None and not _asks(form):
        return None
    typed, take = form.data.dict(), take or Take.READ
    read = attempt(lambda: reading_of(form.reading(typed, take), take, request.path, typed))
    if not read:
        return None  # Too long a text: the form says so.
    tables = [*unpacked(typed.get("tables", "")), *read.result.tables] if may_attach else []
    typed |= {"tables": packed(tables), "attaches": True}
    shown = again(typed | as_typed(read.result.text.title, read.result.text.blocks))
    return render(request, "proposals/drafting/preview.html", {"reading": read.result, "form": shown} | context)


def _asks(form: TextForm) -> bool:
    form.is_valid()
    return form.asks
