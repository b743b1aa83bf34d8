"""Filters and columns under a name, for oneself or for the whole office."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from intmk.acting import say
from steering.access import get_steered
from steering.board.forms import ViewForm
from steering.board.models.saved_view import SavedView


@require_POST
def keep(request):
    """Keep what the board shows; the same name replaces one's own view."""
    conference = get_steered(request.user)
    form = ViewForm(request.POST)
    if kept := form.accepts(lambda: SavedView.keep(conference, by=request.user, **form.cleaned_data)):
        messages.success(request, f"Die Ansicht „{kept.result}“ ist gespeichert.")
        return redirect(f"{reverse('steering:board')}?{kept.result.query}")
    return render(request, "steering/board/view.html", {"form": form, "breadcrumb": crumbs("Ansicht speichern")})


@require_POST
def drop(request, pk):
    """Delete one's own view."""
    conference = get_steered(request.user)
    view = SavedView.objects.visible_to(request.user).filter(pk=pk).first()
    if view is None:
        raise Http404
    say(request, lambda: view.drop(conference, by=request.user), done=f"Die Ansicht „{view}“ ist gelöscht.")
    return redirect("steering:board")


def crumbs(here: str) -> list:
    return [("Steuerung", reverse("steering:board")), (here, None)]
