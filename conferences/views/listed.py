"""The lists of a year as files for a spreadsheet."""

from django.views.decorators.http import require_safe

from conferences import listed
from conferences.access import get_conference
from documents.tables import file_of
from intmk.download import download


@require_safe
def deadlines(request, number, kind):
    return download(**file_of(listed.deadlines(get_conference(request.user, number)), kind))


@require_safe
def contacts(request, number, kind):
    return download(**file_of(listed.contacts(get_conference(request.user, number)), kind))


@require_safe
def groups(request, number, kind):
    return download(**file_of(listed.groups(get_conference(request.user, number)), kind))
