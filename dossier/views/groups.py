"""The page of a working group."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from conferences.access import get_group
from conferences.crumbs import crumbs
from dossier.groups import group_page


@require_safe
def show(request, number, slug):
    """Members over time, texts in work, open questions, meetings and papers of a group."""
    group = get_group(request.user, number, slug)
    trail = crumbs(group.conference, (group.name, None))
    return render(request, "dossier/group.html", {"page": group_page(group, request.user), "breadcrumb": trail})
