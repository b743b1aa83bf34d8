from django.shortcuts import render
from django.views.decorators.http import require_safe

from conferences.models import Conference
from notices.pages import tasks_page


@require_safe
def show(request):
    """What waits for me: the first page after signing in."""
    conference = Conference.objects.current().select_related("rules").prefetch_related("deadlines", "meetings").first()
    return render(request, "notices/tasks.html", {"page": tasks_page(request.user, conference)})
