"""Whom to reach, and the words that the office uses again and again."""

from itertools import groupby

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from conferences.access import get_conference
from conferences.crumbs import crumbs


@require_safe
def contacts(request, number):
    """The lists of contacts of a year."""
    conference = get_conference(request.user, number)
    rows = conference.contacts.select_related("land")
    context = {
        "conference": conference,
        "lists": [(name, list(entries)) for name, entries in groupby(rows, lambda contact: contact.list_name)],
        "may_steer": conference.authority(request.user, Permission.STEER_CONFERENCE) is not None,
        "breadcrumb": crumbs(conference, ("Kontakte", None)),
    }
    return render(request, "conferences/contacts.html", context)


@require_safe
def text_templates(request, number):
    """The templates of the office."""
    conference = get_conference(request.user, number, to=Permission.STEER_CONFERENCE)
    context = {
        "conference": conference,
        "rows": conference.text_templates.all(),
        "breadcrumb": crumbs(conference, ("Vorlagen", None)),
    }
    return render(request, "conferences/text_templates.html", context)
