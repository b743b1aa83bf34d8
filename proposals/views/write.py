from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from intmk.rescue import rescued, rescues_text
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.models import WorkingCopy
from proposals.models.writing import Stale
from proposals.text.blocks import TextError
from proposals.writing import desk as writing_desk
from proposals.writing import forms as writing_forms
from proposals.writing.checklist import beside_editor
from proposals.writing.desk import Elsewhere

HERE = ("Text schreiben", None)
PLAIN = "text/plain; charset=utf-8"


@rescues_text
@require_http_methods(["GET", "POST"])
def write(request, reference):
    """Write on the text, Ziffer by Ziffer. Nothing typed is lost: every button keeps the text first."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    if request.method == "GET" and request.htmx:
        return render(request, "proposals/_beside.html", {"proposal": proposal} | _beside(proposal, request.user))
    if request.method == "GET":
        return _brought_back(request, proposal) or _page(request, proposal, focus=request.GET.get("weiter", ""))
    typed = writing_forms.read(request.POST)
    try:
        desk = writing_desk.keep(proposal, request.user, typed)
        if typed.do == writing_forms.SAVE:
            return _save(request, proposal)
        if typed.do == writing_forms.KEEP:
            return _kept(request, reference, desk)
        return _operate(request, proposal, typed)
    except Elsewhere as elsewhere:
        return _elsewhere(request, proposal, typed, elsewhere)
    except (TextError, Refused) as error:
        return _refused(request, proposal, typed, error)


@require_POST
def settle(request, reference):
    """Decide, Ziffer by Ziffer, between one's own text and the one that was saved meanwhile; then save."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    desk = writing_desk.desk_of(proposal, request.user)
    try:
        writing_desk.meet(proposal, request.user, desk)
    except Stale as stale:
        if str(stale.current.number) != request.POST.get("current"):
            return _clash(request, proposal, stale, desk, error="Inzwischen wurde noch eine Fassung gespeichert.")
        try:
            desk = writing_desk.settled(stale, desk, writing_forms.choices(request.POST))
        except TextError as error:
            return _clash(request, proposal, stale, desk, error=str(error))
        writing_desk.put(proposal, request.user, desk)
    return _save(request, proposal)


@require_POST
def discard(request, reference):
    """Throw one's own unsaved copy away."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    WorkingCopy.objects.filter(proposal=proposal, user=request.user).delete()
    messages.info(request, "Der Entwurf ist verworfen. Gespeicherte Fassungen bleiben.")
    return redirect(proposal)


def _save(request, proposal):
    desk = writing_desk.desk_of(proposal, request.user)
    try:
        version = writing_desk.save(proposal, request.user, desk)
    except Stale as stale:
        return _clash(request, proposal, stale, desk)
    except (TextError, Refused) as error:
        return _page(request, proposal, error=str(error))
    if version is None:
        messages.info(request, "Es gab nichts zu speichern: Der Text ist unverändert.")
    elif version.number > desk.base.number + 1:
        words = f"Fassung {version.number} ist gespeichert und mit den Änderungen anderer zusammengeführt."
        messages.success(request, words)
    else:
        messages.success(request, f"Fassung {version.number} ist gespeichert.")
    return redirect(proposal)


def _kept(request, reference, desk):
    if _is_autosave(request):
        words = f"Entwurf gesichert um {formats.date_format(clock.now(), 'H:i')} Uhr."
        return HttpResponse(words, content_type=PLAIN, headers={"X-Mark": desk.mark})
    messages.info(request, "Der Entwurf ist gesichert. Nur Sie sehen ihn.")
    return redirect("proposals:write", reference)


def _refused(request, proposal, typed, error):
    """The text as typed, with the sentence; it is not kept where it is too long."""
    if _is_autosave(request):
        return HttpResponse(str(error), content_type=PLAIN, status=422)
    kept, laid = writing_desk.desk_of(proposal, request.user), writing_desk.laid_out(proposal, request.user, typed)
    desk = kept if kept.words == laid.words else replace(laid, mark=kept.mark)
    return _page(request, proposal, desk=desk, error=str(error), focus=typed.target)


def _elsewhere(request, proposal, typed, elsewhere):
    """What this window holds, not kept; sent again from here it replaces what the other window kept."""
    if _is_autosave(request):
        words = f"{elsewhere} Dieses Fenster sichert nicht mehr von selbst."
        return HttpResponse(words, content_type=PLAIN, status=409)
    desk = replace(writing_desk.laid_out(proposal, request.user, typed), mark=elsewhere.there.mark)
    return _page(request, proposal, desk=desk, elsewhere=elsewhere.there, error=str(elsewhere), focus=typed.target)


def _is_autosave(request):
    return "X-Autosave" in request.headers


def _operate(request, proposal, typed):
    typed, focus = writing_desk.operate(typed)
    writing_desk.put(proposal, request.user, writing_desk.laid_out(proposal, request.user, typed))
    if request.htmx:
        return _page(request, proposal, focus=focus)
    address = reverse("proposals:write", args=[proposal.reference])
    return redirect(f"{address}?weiter={focus}#b-{focus}" if focus else address)


def _page(request, proposal, *, desk=None, elsewhere=None, error="", focus=""):
    desk = desk or writing_desk.desk_of(proposal, request.user)
    context = {
        "proposal": proposal,
        "desk": desk,
        "elsewhere": elsewhere,
        "parts": desk.parts(),
        "error": error,
        "focus": focus,
        "breadcrumb": crumbs(proposal, HERE),
    }
    if request.htmx:
        is_kept = desk.mark == desk.words
        return render(request, "proposals/_written.html", context, status=200 if is_kept else 409)
    context |= beside_editor(proposal, request.user, desk.title, desk.blocks)
    return render(request, "proposals/write.html", context, status=422 if error else 200)


def _beside(proposal, user):
    """What stands beside the editor, for the text as it was last kept."""
    desk = writing_desk.desk_of(proposal, user)
    return beside_editor(proposal, user, desk.title, desk.blocks)


def _clash(request, proposal, stale, desk, *, error=""):
    context = {
        "proposal": proposal,
        "clash": writing_desk.clash_of(stale, desk, partial(writing_forms.typed_so_far, request.POST)),
        "error": error,
        "breadcrumb": crumbs(proposal, HERE),
    }
    return render(request, "proposals/clash.html", context, status=409)


def _brought_back(request, proposal):
    """Text that was typed after the session had ended, kept while the person signed in again."""
    data = rescued(request)
    if data is None:
        return None
    typed = writing_forms.read(data)
    try:
        writing_desk.keep(proposal, request.user, typed)
    except Elsewhere as elsewhere:
        return _elsewhere(request, proposal, typed, elsewhere)
    except TextError as error:
        messages.error(request, str(error))
    return None
