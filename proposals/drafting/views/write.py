from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import attempt
from intmk.rescue import rescued, rescues_text
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.drafting import desk as writing_desk
from proposals.drafting.checklist import beside_editor
from proposals.drafting.clash import clash_of, settled
from proposals.drafting.desk import Sheet, handing_in
from proposals.drafting.typed import Typed, choices, read, typed_so_far
from proposals.drafting.views.editor import Editor, answer, opened, page
from proposals.drafting.views.saved import tell_saved
from proposals.versions.saving import Stale, revise
from proposals.views.responses import turned_away

HERE = ("Text schreiben", None)
SAVE = "save"


@rescues_text
@require_http_methods(["GET", "POST"])
def write(request, reference):
    """Write on the text, Ziffer by Ziffer, and save it as a version."""
    editor = _editor(request, reference)
    if request.method == "POST":
        return answer(editor, read(request.POST))
    sheet = editor.sheet
    return turned_away(request, sheet.proposal, Permission.EDIT_TEXT, kept=sheet.words) or opened(editor)


@rescues_text
@require_http_methods(["GET", "POST"])
def settle(request, reference):
    """Decide, Ziffer by Ziffer, between one's own text and the one that was saved meanwhile; then save."""
    editor = _editor(request, reference)
    desk = writing_desk.desk_of(editor.sheet)
    try:
        met = attempt(lambda: writing_desk.meet(editor.sheet, desk))
    except Stale as stale:
        return _decide(editor, stale, desk)
    if not met:
        return page(editor, error=met.refusal)
    return answer(editor, _sent(desk)) if request.method == "POST" else redirect(editor.address)


@require_POST
def discard(request, reference):
    """Throw one's own unsaved copy away."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    Sheet(proposal, request.user).copies().delete()
    messages.info(request, "Der Entwurf ist verworfen. Gespeicherte Fassungen bleiben.")
    return redirect(proposal)


def _editor(request, reference) -> Editor:
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    return Editor(
        request,
        Sheet(proposal, request.user),
        address=reverse("proposals:write", args=[reference]),
        template="proposals/drafting/write.html",
        verbs={},
        ends={SAVE: _save},
        beside_template="proposals/drafting/_beside.html",
        beside=lambda desk: beside_editor(proposal, request.user, desk.text),
        context=lambda: {"breadcrumb": crumbs(proposal, HERE)},
        comments=lambda beside: beside.comments,
        remarks=lambda beside: beside.remarks,
    )


def _save(editor, typed):
    proposal, user = editor.sheet.proposal, editor.sheet.user
    try:
        with handing_in(editor.sheet, typed) as desk:
            version = revise(proposal, desk.draft(), base=desk.base.number, by=user)
    except Stale as stale:
        return _clash(editor, stale)
    tell_saved(editor.request, version, desk.base.number)
    return redirect(proposal)


def _sent(desk) -> Typed:
    """What lies on the desk, as if it had just been typed and the button to save it pressed."""
    return Typed(desk.base.number, desk.text, desk.note, desk.is_editorial, do=SAVE)


def _decide(editor, stale, desk):
    """Both texts until every place is decided and nobody has saved yet another; then what was decided is saved."""
    request = editor.request
    if request.method == "GET":
        return _clash(editor, stale, typed=rescued(request))
    if str(stale.current.number) != request.POST.get("current"):
        return _clash(editor, stale, error="Inzwischen wurde noch eine Fassung gespeichert.")
    decided = attempt(lambda: settled(stale, choices(request.POST)))
    if not decided:
        return _clash(editor, stale, error=decided.refusal)
    return answer(editor, _sent(replace(desk, base=stale.current, text=decided.result)))


def _clash(editor, stale, *, typed=None, error=""):
    """Both texts; `typed` is what was decided here so far, if it comes from elsewhere than this request."""
    request, proposal = editor.request, editor.sheet.proposal
    context = {
        "proposal": proposal,
        "clash": clash_of(stale, partial(typed_so_far, typed or request.POST)),
        "error": error,
        "breadcrumb": crumbs(proposal, HERE),
    }
    return render(request, "proposals/drafting/clash.html", context, status=409)
