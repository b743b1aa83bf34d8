from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.rescue import rescues_text
from proposals.access import get_proposal
from proposals.amendments.access import get_amendment
from proposals.amendments.anew import taken
from proposals.amendments.filing import file
from proposals.amendments.pages import breadcrumb, preview, standpoint
from proposals.amendments.rules import let_through, only_at_the_table
from proposals.drafting.desk import Sheet, handing_in
from proposals.drafting.models import Purpose, WorkingCopy
from proposals.drafting.typed import read
from proposals.drafting.views.editor import Editor, answer, opened
from proposals.views.responses import turned_away
from text.amend import subject


@rescues_text
@require_http_methods(["GET", "POST"])
def write(request, reference, number=None):
    """Write the text as one's own Land wants it; the difference becomes an amendment. With a number: anew."""
    sheet = sheet_of(request.user, reference, number)
    proposal, earlier, stand = sheet.proposal, sheet.replaces, standpoint(request.user, sheet.proposal)
    editor = Editor(
        request,
        sheet,
        address=reverse(request.resolver_match.view_name, kwargs=request.resolver_match.kwargs),
        template="proposals/amendments/amend.html",
        verbs={"look": _look, **_takes(earlier)},
        ends={"file": _file},
        beside_template="proposals/amendments/_amend_preview.html",
        beside=lambda desk: preview(desk, earlier),
        context=lambda: {
            "earlier": earlier,
            "standpoint": stand,
            "at_the_table": only_at_the_table(proposal, stand.land.pk),
            "let_through": let_through(proposal, stand.land.pk),
            "breadcrumb": breadcrumb(proposal, (f"{earlier.label} neu" if earlier else "Neuer Änderungsantrag", None)),
        },
    )
    if request.method == "POST":
        return answer(editor, read(request.POST))
    return turned_away(request, proposal, Permission.AMEND, kept=sheet.words) or opened(editor)


@require_POST
def discard(request, reference, number=None):
    """Throw one's own draft of an amendment away."""
    sheet_of(request.user, reference, number).copies().delete()
    messages.info(request, "Der Entwurf des Änderungsantrags ist verworfen. Eingebrachte Anträge bleiben.")
    return redirect("proposals:amendments", reference)


def sheet_of(user, reference, number) -> Sheet:
    """What is written on; an earlier amendment is replaced by its own Land only."""
    proposal = get_proposal(user, reference, to=Permission.AMEND)
    earlier = get_amendment(user, reference, number) if number is not None else None
    if earlier and not standpoint(user, proposal).is_own(earlier):
        raise PermissionDenied
    return Sheet(proposal, user, Purpose.AMENDMENT, earlier)


def _look(editor, desk):
    return redirect(f"{editor.address}#vorschau")


def _file(editor, typed):
    with handing_in(editor.sheet, typed) as desk:
        amendment = file(editor.sheet, desk)
    messages.success(editor.request, f"{amendment.label} ist eingebracht. Alle, die den Vorschlag sehen, lesen ihn.")
    return redirect(amendment)


def _takes(earlier) -> dict:
    """A button for each place of the earlier amendment: what it wanted there comes into what is written."""
    places = {subject(operation) for operation in earlier.wanted()} if earlier else ()
    return {f"take-{block_id}": partial(_take, earlier=earlier, block_id=block_id) for block_id in places}


def _take(editor, desk, *, earlier, block_id):
    desk = taken(earlier, desk, block_id)
    WorkingCopy.keep(editor.sheet, desk)
    messages.success(editor.request, "Der frühere Wortlaut steht jetzt in Ihrem Entwurf.")
    is_there = desk.text.get(block_id) is not None
    return redirect(f"{editor.address}?weiter={block_id}#b-{block_id}" if is_there else f"{editor.address}#vorschau")
