"""The page with the editor by Ziffer, whatever is written.

Nothing typed is lost: every button keeps the text first, but those that hand it in, which keep it where that fails.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import formats

from intmk import clock
from intmk.acting import attempt, say
from intmk.rescue import rescued
from proposals.drafting import desk as writing_desk
from proposals.drafting.desk import Elsewhere, Partial, Sheet
from proposals.drafting.fields import changes, parts_of
from proposals.drafting.pages import EditorPage, reading_of
from proposals.drafting.typed import KEEP, READ, Typed, read
from proposals.drafting.views.saved import attached
from proposals.remarks.pages import Remarks
from text import editing
from text.pasting import read_for

PLAIN = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Editor:
    """What tells one page with the editor from another."""

    request: HttpRequest
    sheet: Sheet
    address: str
    template: str
    verbs: dict[str, Callable]  # by the value of a button: from the editor and the desk to the answer; may refuse
    ends: dict[str, Callable]  # the same from what was typed, which is not kept before: they hand it in
    beside_template: str
    beside: Callable  # from the desk to what the page shows beside it, which follows the draft
    context: Callable  # what else the template shows: nothing of it where no page is shown
    comments: Callable = lambda beside: {}  # from that to the comments that stand at their blocks
    remarks: Callable = lambda beside: Remarks([])  # and to those of the office


def opened(editor: Editor):
    """The page, or what stands beside the text where only that is asked for."""
    if editor.request.htmx:
        return _follow(editor)
    return _brought_back(editor) or page(editor, focus=editor.request.GET.get("weiter", ""))


def answer(editor: Editor, typed: Typed):
    """What comes of a pressed button."""
    act = _read if typed.do == READ else editor.ends.get(typed.do, _pressed)
    try:
        answered = attempt(lambda: act(editor, typed))
    except Partial:
        return HttpResponse(status=409, headers={"X-Whole": "1"})
    except Elsewhere as elsewhere:
        return _elsewhere(editor, typed, elsewhere)
    return answered.result if answered else _refused(editor, typed, answered.refusal)


def _pressed(editor, typed):
    done = writing_desk.keep(editor.sheet, typed)
    if typed.do in editor.verbs:
        return editor.verbs[typed.do](editor, done.desk)
    return _kept(editor, done.desk) if typed.do == KEEP else _operated(editor, typed, done)


def page(editor: Editor, *, desk=None, elsewhere=None, error="", focus=""):
    desk = desk or writing_desk.desk_of(editor.sheet)
    beside = editor.beside(desk)
    remarks = editor.remarks(beside)
    parts = parts_of(desk.text, editor.comments(beside), remarks.by_block)
    shown = EditorPage(editor.address, parts, beside, elsewhere, error, focus, remarks.at_title)
    context = {"page": shown, "desk": desk, "proposal": editor.sheet.proposal} | editor.context()
    return render(editor.request, editor.template, context, status=422 if error else 200)


def _follow(editor):
    """What stands beside the editor, for the text as it was last kept."""
    beside = editor.beside(writing_desk.desk_of(editor.sheet))
    return render(editor.request, editor.beside_template, {"beside": beside, "proposal": editor.sheet.proposal})


def _read(editor, typed):
    """How a pasted text would be taken over; nothing is kept."""
    there = writing_desk.desk_of(editor.sheet).text
    here = typed.text.get(typed.target) or editing.at(there.blocks, typed.target)
    read = read_for(here, typed.pasted, typed.take)
    may_attach = bool(read.tables) and writing_desk.may_attach_at(editor.sheet)
    shown = replace(reading_of(read, typed.take), may_attach=may_attach)
    return JsonResponse({"read": render_to_string("proposals/drafting/_read.html", {"reading": shown})})


def _operated(editor, typed, done):
    """A page that asks for an operation by itself gets what it changes, as data; another one comes back as a whole."""
    if _is_operation(editor):
        return _changes(editor, done)
    if done.refused:
        return page(editor, desk=done.desk, error=done.refused, focus=typed.target)
    if said := " ".join(filter(None, (done.told, done.besides))):
        messages.info(editor.request, said)
    return redirect(f"{editor.address}?weiter={done.focus}#b-{done.focus}" if done.focus else editor.address)


def _changes(editor, done):
    found = changes(done.typed, done.desk.text)
    fields = {"fields": found.fields, "focus": ""}
    return JsonResponse(
        {
            "mark": done.desk.mark,
            "kept": _words(done.desk.kept_at),
            "error": done.refused,
            "focus": done.focus,
            "said": " ".join(filter(None, (done.told, attached(done.attached)))),
            "besides": done.besides,
            "order": found.order,
            "marks": found.marks,
            "fields": render_to_string("proposals/drafting/_fields.html", fields) if found.fields else "",
        }
    )


def _words(kept_at) -> str:
    return f"Entwurf gesichert um {formats.date_format(clock.wall(kept_at), 'H:i')} Uhr."


def _kept(editor, desk):
    if _is_autosave(editor):
        return HttpResponse(_words(desk.kept_at), content_type=PLAIN, headers={"X-Mark": desk.mark})
    messages.info(editor.request, "Der Entwurf ist gesichert. Nur Sie sehen ihn.")
    return redirect(editor.address)


def _refused(editor, typed, error: str):
    """The text as typed, with the sentence; it is not kept where it is too long."""
    if _is_autosave(editor):
        return HttpResponse(error, content_type=PLAIN, status=422)
    kept = writing_desk.desk_of(editor.sheet)
    if _is_operation(editor):
        return JsonResponse({"error": error, "mark": kept.mark}, status=422)
    laid = writing_desk.laid_out(editor.sheet, typed)
    desk = kept if kept.words == laid.words else replace(laid, mark=kept.mark)
    return page(editor, desk=desk, error=error, focus=typed.target)


def _elsewhere(editor, typed, elsewhere):
    """What this window holds, not kept; sent again from here it replaces what the other window kept."""
    if _is_autosave(editor):
        words = f"{elsewhere} Dieses Fenster sichert nicht mehr von selbst."
        return HttpResponse(words, content_type=PLAIN, status=409)
    if _is_operation(editor):
        return JsonResponse({"error": str(elsewhere), "mark": elsewhere.there.mark}, status=409)
    desk = replace(writing_desk.laid_out(editor.sheet, typed), mark=elsewhere.there.mark)
    return page(editor, desk=desk, elsewhere=elsewhere.there, error=str(elsewhere), focus=typed.target)


def _is_autosave(editor):
    return "X-Autosave" in editor.request.headers


def _is_operation(editor):
    return "X-Operation" in editor.request.headers


def _brought_back(editor):
    """Text that was typed after the session had ended, kept while the person signed in again."""
    data = rescued(editor.request)
    if data is None:
        return None
    typed = replace(read(data), do=KEEP)
    try:
        say(editor.request, lambda: writing_desk.keep(editor.sheet, typed))
    except Partial as partial:
        return _elsewhere(editor, partial.typed, partial)
    except Elsewhere as elsewhere:
        return _elsewhere(editor, typed, elsewhere)
    return None
