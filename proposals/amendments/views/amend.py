from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.rescue import rescues_text
from proposals.access import get_proposal
from proposals.amendments.access import get_amendment
from proposals.amendments.filing import file
from proposals.amendments.pages import Preview, breadcrumb, preview, standpoint
from proposals.amendments.rules import only_at_the_table
from proposals.drafting.desk import Desk, Sheet
from proposals.drafting.models import Purpose
from proposals.drafting.views.editor import Editor, answer
from proposals.views.responses import turned_away


@rescues_text
@require_http_methods(["GET", "POST"])
def write(request, reference, number=None):
    """Write the text as one's own Land wants it; the difference becomes an amendment. With a number: anew."""
    sheet = _sheet(request.user, reference, number)
    proposal, earlier, stand = sheet.proposal, sheet.replaces, standpoint(request.user, sheet.proposal)
    editor = Editor(
        request,
        sheet,
        address=reverse(request.resolver_match.view_name, kwargs=request.resolver_match.kwargs),
        template="proposals/amendments/amend.html",
        verbs={"look": _look, "file": _file},
        beside_template="proposals/amendments/_amend_preview.html",
        beside=_preview,
        context=lambda: {
            "earlier": earlier,
            "standpoint": stand,
            "at_the_table": only_at_the_table(proposal),
            "breadcrumb": breadcrumb(proposal, (f"{earlier.label} neu" if earlier else "Neuer Änderungsantrag", None)),
        },
    )
    return turned_away(request, proposal, Permission.AMEND, kept=sheet.words) or answer(editor)


@require_POST
def discard(request, reference, number=None):
    """Throw one's own draft of an amendment away."""
    _sheet(request.user, reference, number).copies().delete()
    messages.info(request, "Der Entwurf des Änderungsantrags ist verworfen. Eingebrachte Anträge bleiben.")
    return redirect("proposals:amendments", reference)


def _sheet(user, reference, number) -> Sheet:
    """What is written on; an earlier amendment is replaced by its own Land only."""
    proposal = get_proposal(user, reference, to=Permission.AMEND)
    earlier = get_amendment(user, reference, number) if number is not None else None
    if earlier and not standpoint(user, proposal).is_own(earlier):
        raise PermissionDenied
    return Sheet(proposal, user, Purpose.AMENDMENT, earlier)


def _look(editor, desk):
    return redirect(f"{editor.address}#vorschau")


def _file(editor, desk):
    amendment = file(editor.sheet, desk)
    messages.success(editor.request, f"{amendment.label} ist eingebracht. Alle, die den Vorschlag sehen, lesen ihn.")
    return redirect(amendment)


def _preview(desk: Desk) -> Preview:
    """How the others will read the amendment."""
    return preview(desk.base.read(), desk.written)
