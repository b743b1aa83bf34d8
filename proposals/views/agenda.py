from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from conferences.access import get_conference_with_agenda
from conferences.calendar import span
from conferences.crumbs import crumbs
from documents.tables import file_of
from intmk.download import download
from proposals.agenda import parts
from proposals.listed import agenda_table


@require_safe
def as_file(request, number, kind):
    """What the reader sees of the agenda, as a file for a spreadsheet."""
    conference, is_whole = get_conference_with_agenda(request.user, number)
    return download(**file_of(agenda_table(conference, parts(conference, request.user, is_whole=is_whole)), kind))


@require_safe
def show(request, number):
    """The agenda of the ministers' meetings; guests of the Bund read a part of it."""
    conference, is_whole = get_conference_with_agenda(request.user, number)
    context = {
        "conference": conference,
        "is_whole": is_whole,
        "may_follow": conference.authority(request.user, Permission.READ_SESSION) is not None,
        "may_negotiate": conference.authority(request.user, Permission.READ_NEGOTIATION) is not None,
        "may_arrange": conference.authority(request.user, Permission.SCHEDULE) is not None,
        "parts": [
            (part.meeting, span(part.meeting.starts_on, part.meeting.ends_on), part.lines)
            for part in parts(conference, request.user, is_whole=is_whole)
        ],
        "breadcrumb": crumbs(conference, ("Tagesordnung", None), is_open=is_whole),
    }
    return render(request, "proposals/agenda.html", context)
