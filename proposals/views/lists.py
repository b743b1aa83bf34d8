from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.tables import file_of
from intmk.download import download
from proposals.left import as_left, leave
from proposals.listed import table_of
from proposals.listing import choice_of, listing_of
from proposals.selection import own_laender


@require_safe
def as_file(request, kind):
    """The same filters, all pages of it, as a file for a spreadsheet."""
    choice = choice_of(request)
    if choice is None:
        raise Http404
    return download(**file_of(table_of(request.user, choice), kind))


@require_safe
def show(request):
    """The proposals a person may see, newest change first; of a search the best hit first."""
    if before := as_left(request):
        return before
    choice = choice_of(request)
    if choice is None:
        return render(request, "proposals/no_conference.html")
    listing = listing_of(request, choice)
    context = {
        "choice": choice,
        "listing": listing,
        "page": listing.page,
        "may_start": bool(own_laender(request.user)),
    }
    return leave(request, render(request, "proposals/list.html", context), choice)
