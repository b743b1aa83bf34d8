from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from conferences.access import get_conference_with_agenda
from conferences.crumbs import crumbs
from documents.tables import file_of
from intmk.download import download
from proposals.agenda import parts
from proposals.listed import agenda_table
from proposals.views.responses import PDF
from steering.editions.access import get_document, get_edition
from steering.editions.pages import edition_page
from steering.editions.reading import reading_page


@require_safe
def show(request, number):
    """The agenda of the ministers' meetings; guests of the Bund read a part of it.

    `?seit=` names an edition: then only what is new since it is shown.
    """
    conference, is_whole = get_conference_with_agenda(request.user, number)
    context = {
        "conference": conference,
        "is_whole": is_whole,
        "may_follow": conference.authority(request.user, Permission.READ_SESSION) is not None,
        "may_negotiate": conference.authority(request.user, Permission.READ_NEGOTIATION) is not None,
        "may_arrange": conference.authority(request.user, Permission.SCHEDULE) is not None,
        "page": reading_page(conference, request.user, is_whole=is_whole, since=request.GET.get("seit")),
        "breadcrumb": crumbs(conference, ("Tagesordnung", None), is_open=is_whole),
    }
    return render(request, "steering/editions/read.html", context)


@require_safe
def as_file(request, number, kind):
    """What the reader sees of the agenda, as a file for a spreadsheet."""
    conference, is_whole = get_conference_with_agenda(request.user, number)
    return download(**file_of(agenda_table(conference, parts(conference, request.user, is_whole=is_whole)), kind))


@require_safe
def edition(request, number, pk):
    """An edition as it was sent, with what was new in it."""
    found, sight = get_edition(request.user, number, pk)
    conference = found.meeting.conference
    agenda = ("Tagesordnung", reverse("steering:read_agenda", args=[number]))
    context = {
        "conference": conference,
        "page": edition_page(found, sight),
        "breadcrumb": crumbs(conference, agenda, (str(found), None), is_open=sight.may_open_conference),
    }
    return render(request, "steering/editions/edition.html", context)


@require_safe
def document(request, number, pk):
    """The document of an edition, byte by byte as it was sent."""
    found = get_document(request.user, number, pk)
    meeting = found.edition.meeting
    name = f"IntMK-{meeting.conference_id}-Tagesordnung-{meeting.kind}-{found.edition.letter}.pdf"
    return download(bytes(found.pdf), name=name, content_type=PDF)
