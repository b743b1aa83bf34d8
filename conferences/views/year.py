from django.shortcuts import render
from django.views.decorators.http import require_safe

from conferences.access import get_conference
from conferences.crumbs import crumbs
from conferences.pages import year_page


@require_safe
def show(request, number):
    """A conference: the chair year as a picture, themes, groups, meetings, deadlines, and what happened last."""
    conference = get_conference(request.user, number)
    page = year_page(conference, request.user)
    context = {"page": page, "conference": conference, "breadcrumb": crumbs(conference)}
    return render(request, "conferences/detail.html", context)
