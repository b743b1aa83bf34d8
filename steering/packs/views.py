from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conferences.crumbs import crumbs
from intmk.download import download
from intmk.kern import sent
from proposals.views.responses import DOCX, PDF
from steering.packs.access import get_conference_to_pack, get_pack, meetings_to_pack
from steering.packs.contents import contents_of
from steering.packs.forms import PackForm
from steering.packs.making import proceed, progress_of
from steering.packs.models import Pack
from steering.packs.rules import Form
from steering.packs.zipping import zipped

TYPES = {Form.PDF: PDF, Form.DOCX: DOCX, Form.ZIP: "application/zip"}


@require_http_methods(["GET", "HEAD", "POST"])
def index(request, number):
    """The own packs of the last day, and the form to order one."""
    conference = get_conference_to_pack(request.user, number)
    form = PackForm(sent(request), meetings=meetings_to_pack(conference), user=request.user)
    if ordered := form.accepts(lambda: _ordered(form, request.user)):
        return redirect(ordered.result)
    packs = Pack.objects.filter(meeting__conference=conference, by=request.user).defer("data")
    context = {
        "conference": conference,
        "packs": packs.select_related("meeting", "land"),
        "form": form,
        "breadcrumb": _crumbs(conference, ("Mappen", None)),
    }
    return render(request, "steering/packs/index.html", context)


@require_safe
def show(request, number, pk):
    """How far a pack is; with scripts the page goes on by itself, without them by its button."""
    pack = get_pack(request.user, number, pk)
    conference = pack.meeting.conference
    way = ("Mappen", reverse("steering:packs", args=[number]))
    context = {
        "conference": conference,
        "pack": pack,
        "progress": progress_of(pack, request.user),
        "breadcrumb": _crumbs(conference, way, (str(pack), None)),
    }
    return render(request, "steering/packs/pack.html", context)


@require_POST
def go_on(request, number, pk):
    """One step more."""
    pack = get_pack(request.user, number, pk)
    progress = proceed(pack, by=request.user)
    if not request.htmx:
        return redirect(pack)
    context = {"conference": pack.meeting.conference, "pack": pack, "progress": progress}
    return render(request, "steering/packs/_progress.html", context)


@require_safe
def fetch(request, number, pk):
    """The file; what has changed since it was made, or must not be read any more, never comes out: it is made anew."""
    pack = get_pack(request.user, number, pk)
    contents = contents_of(pack, request.user)
    if pack.data is None or pack.digest != contents.digest:
        return redirect(pack)
    name = f"IntMK-{number}-Mappe-{pack.meeting.kind}.{pack.form}"
    if pack.form != Form.ZIP:
        return download(bytes(pack.data), name=name, content_type=TYPES[Form(pack.form)])
    headers = {"Content-Disposition": content_disposition_header(True, name), "Cache-Control": "private, no-store"}
    pieces = zipped(pack, contents, request.user)
    return StreamingHttpResponse(pieces, content_type=TYPES[Form.ZIP], headers=headers)


def _ordered(form, user):
    return Pack.order(form.meetings[form.cleaned_data["meeting"]], **form.values(), by=user)


def _crumbs(conference, *more):
    return crumbs(conference, ("Tagesordnung", reverse("steering:read_agenda", args=[conference.number])), *more)
