from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from intmk.acting import announce, say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals import facts, workflow
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.forms import StepForm


@rescues_text
@require_http_methods(["GET", "POST"])
def take(request, reference, code):
    """One step of the workflow: what it means, what has to come with it, and the button."""
    transition = workflow.TRANSITIONS.get(code.replace("-", "_"))
    if transition is None or transition.by_ballot or transition.by_verb:
        raise Http404
    return answer(request, reference, transition, lambda proposal, **facts: proposal.move(transition.code, **facts))


def answer(request, reference, transition, verb, form_class=StepForm, *, template="proposals/step.html", more=None):
    """The page of a step. `verb` takes the proposal, `by` and the facts, and tells whether it did anything.

    A room whose page shows `more` brings a template of its own.
    """
    proposal = get_proposal(request.user, reference, to=transition.permission)
    objection = blocked(proposal, transition)
    initial = {} if objection else retyped(request)
    given = {"proposal": proposal, "transition": transition, "user": request.user, "initial": initial}
    form = form_class(sent(request), **given)
    form.cancel_url = proposal.get_absolute_url()
    if taken := form.accepts(lambda: verb(proposal, by=request.user, **form.cleaned_data)):
        known = "Das ist schon geschehen; es wurde nichts doppelt gespeichert."
        announce(request, taken.result, done=lambda _: _told(proposal, transition, reference), known=known)
        return redirect(proposal if proposal.may_be_seen_by(request.user) else "proposals:list")
    context = {
        "proposal": proposal,
        "transition": transition,
        "form": form,
        "objection": objection,
        "instead": _instead(proposal, transition),
        "warning": transition.warns(proposal),
        "breadcrumb": crumbs(proposal, (transition.label, None)),
    }
    return render(request, template, context | (more(proposal) if more else {}))


@require_POST
def guests(request, reference):
    """Open the proposal to the Bund, or close it again."""
    proposal = get_proposal(request.user, reference, to=Permission.OPEN_TO_GUESTS)
    is_open = request.POST.get("offen") == "ja"
    done = "Der Bund kann den Vorschlag ab der Zulassung lesen." if is_open else "Der Bund liest nicht mehr mit."
    known = "Das war schon so eingestellt."
    say(request, lambda: proposal.open_to_guests(is_open, by=request.user), done=done, known=known)
    return redirect(proposal)


def blocked(proposal, transition) -> str | None:
    """Why the step cannot be taken now, in German, or nothing."""
    if proposal.state not in transition.sources:
        return f"Der Vorschlag hat jetzt den Stand „{proposal.state_on_page.label}“; dieser Schritt gehört nicht dazu."
    if not transition.applies(proposal):
        return "Dieser Schritt gilt nicht für diesen Vorschlag."
    return transition.objection(proposal)


def _instead(proposal, transition):
    """The step that leads this proposal where the one asked for does not apply to it, or nothing."""
    if proposal.state not in transition.sources or transition.applies(proposal):
        return None
    asked = (transition.target, transition.permission)
    steps = workflow.from_state(proposal.state)
    found = next((step for step in steps if (step.target, step.permission) == asked and step.applies(proposal)), None)
    if found is None:
        return None
    return {
        "label": found.label,
        "url": reverse("proposals:step", args=[proposal.reference, found.code.replace("_", "-")]),
    }


def _told(proposal, transition, known_as) -> str:
    if transition is workflow.TAKE_OFF_LIST:
        return f"{proposal.reference} steht zur Aussprache; TOP {proposal.agenda_item.number} bleibt."
    if facts.RECOMMENDATION in transition.facts:
        return f"Votum der Vorkonferenz zu {proposal.reference}: {proposal.get_recommendation_display()}."
    name = proposal.reference if proposal.reference == known_as else f"{proposal.reference} (bisher {known_as})"
    return f"{name} hat jetzt den Stand „{proposal.state_on_page.label}“."
