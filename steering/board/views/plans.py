"""Steps for many proposals: planned, looked at together, applied or given up."""

from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intmk.acting import say
from intmk.kern import sent
from steering.access import get_steered
from steering.board.forms import PlanForm
from steering.board.planning import NOTHING_CHOSEN, apply, drop, plan
from steering.board.plans import BY_CODE, PLANNABLE
from steering.board.reviewing import chosen_for_plan, review_of
from steering.board.views.saved import crumbs


@require_http_methods(["GET", "POST"])
def make(request):
    """Choose the step for the proposals that were ticked on the board, and what comes with it."""
    conference = get_steered(request.user)
    chosen = chosen_for_plan(request, conference)
    if not chosen:
        messages.error(request, NOTHING_CHOSEN)
        return redirect("steering:board")
    step = BY_CODE.get(request.GET.get("schritt", ""))
    form = PlanForm(sent(request), step=step, first=chosen[0]) if step else None
    wanted = [proposal.reference for proposal in chosen]
    if step and (made := form.accepts(lambda: plan(conference, wanted, step.code, form.cleaned_data, by=request.user))):
        messages.success(request, f"Geplant: „{step.label}“ für {made.result}. Noch hat sich nichts geändert.")
        return redirect("steering:plans")
    query = urlencode([("wahl", reference) for reference in wanted])
    context = {"chosen": chosen, "query": query, "steps": PLANNABLE, "step": step, "form": form}
    return render(request, "steering/board/plan.html", context | {"breadcrumb": crumbs("Schritt planen")})


@require_safe
def review(request):
    """All planned steps: old and new state, who will be told, and what stands against one."""
    conference = get_steered(request.user)
    context = {"conference": conference, "rows": review_of(conference), "breadcrumb": crumbs("Geplante Schritte")}
    return render(request, "steering/board/plans.html", context)


@require_POST
def settle(request):
    """Apply the ticked steps together, or give them up."""
    conference = get_steered(request.user)
    keys = [int(key) for key in request.POST.getlist("plan") if key.isdecimal() and len(key) < 10]
    is_dropped = request.POST.get("do") == "drop"
    verb, done = (drop, "Verworfen: {}.") if is_dropped else (apply, "Angewendet: {}. Alle Betroffenen erfahren davon.")
    known = "Hier war nichts mehr zu tun: Die gewählten Schritte sind schon angewendet oder verworfen."
    say(request, lambda: verb(conference, keys, by=request.user), done=done.format, known=known)
    return redirect(reverse("steering:plans"))
