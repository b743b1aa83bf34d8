from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from conferences.access import get_conference
from conferences.crumbs import crumbs
from documents.tables import file_of
from intmk.acting import announce
from intmk.download import download
from intmk.kern import sent
from steering.agenda.forms import SheetForm
from steering.agenda.recording import record_vota
from steering.agenda.sheet import sheet_of, sheet_table


@require_http_methods(["GET", "HEAD", "POST"])
def show(request, number):
    """The sheet of the Vorkonferenz: read by all Länder, filled in by the Geschäftsstelle."""
    conference = get_conference(request.user, number, to=Permission.READ_NEGOTIATION)
    sheet = sheet_of(conference, request.user)
    if request.method == "POST" and not sheet.may_record:
        raise PermissionDenied
    form = SheetForm(sent(request), rows=sheet.open_rows if sheet.may_record else [])
    if recorded := form.accepts(lambda: record_vota(form.typed(), by=request.user)):
        announce(request, recorded.result, done=_told, known="Es gab kein neues Votum festzuhalten.")
        return redirect("steering:sheet", number)
    if recorded.refusal:
        form.see_what_is_stored()
    context = {
        "conference": conference,
        "sheet": sheet,
        "form": form,
        "breadcrumb": crumbs(conference, ("Vorkonferenz", None)),
    }
    return render(request, "steering/agenda/sheet.html", context)


@require_safe
def as_file(request, number, kind):
    """The sheet as a file for a spreadsheet."""
    conference = get_conference(request.user, number, to=Permission.READ_NEGOTIATION)
    return download(**file_of(sheet_table(conference, request.user), kind))


def _told(count) -> str:
    return "Ein Votum ist festgehalten." if count == 1 else f"{count} Vota sind festgehalten."
