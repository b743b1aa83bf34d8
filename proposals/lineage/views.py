"""Splitting a proposal, marking rivals, and two proposals side by side."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import say
from intmk.kern import sent
from intmk.rescue import rescues_text, retyped
from proposals import workflow
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.lineage.forms import MAX_PARTS, SplitForm, UnionForm
from proposals.lineage.models import CompetingLink
from proposals.lineage.splitting import split as split_up
from proposals.lineage.uniting import unite as unite_with
from proposals.lineage.uniting import unite_ideas as unite_ideas_with
from proposals.views.step import answer, blocked
from text.pairing import pairs_of
from text.parse import keep_ids
from text.text import Text


@rescues_text
@require_http_methods(["GET", "POST"])
def split(request, reference):
    """The step „Aufteilen“: every Ziffer is dealt out to one part or to several."""
    transition = workflow.SPLIT
    proposal = get_proposal(request.user, reference, to=transition.permission)
    objection = blocked(proposal, transition)
    typed = sent(request)
    before = {} if objection else retyped(request, several=lambda name: name.startswith(SplitForm.ziffer))
    form = SplitForm(typed, proposal=proposal, count=_count(typed or before or request.GET), initial=before)
    form.cancel_url = proposal.get_absolute_url()
    if not objection and form.accepts(
        lambda: split_up(proposal, form.division, by=request.user, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, f"{reference} ist aufgeteilt. Die Teile stehen unter „Verwandte Vorschläge“.")
        return redirect(proposal)
    context = {
        "proposal": proposal,
        "transition": transition,
        "form": form,
        "objection": objection,
        "counts": range(2, min(MAX_PARTS, max(2, len(form.points))) + 1),
        "breadcrumb": crumbs(proposal, (transition.label, None)),
    }
    return render(request, "proposals/lineage/split.html", context)


@rescues_text
@require_http_methods(["GET", "POST"])
def unite(request, reference):
    """The step „Zusammenführen“: this proposal goes on in another one."""
    return answer(request, reference, workflow.UNITE, unite_with, UnionForm)


@rescues_text
@require_http_methods(["GET", "POST"])
def unite_ideas(request, reference):
    """The same among ideas, before anything is admitted."""
    return answer(request, reference, workflow.UNITE_IDEAS, unite_ideas_with, UnionForm)


@require_safe
def side_by_side(request, reference, other):
    """Two proposals beside each other: what they say alike, what each says differently."""
    one, two = (get_proposal(request.user, ref, to=Permission.READ_NEGOTIATION) for ref in (reference, other))
    if one.pk == two.pk:
        raise Http404
    old, new = one.text.read(), two.text.read()
    found = old.compare(Text(new.title, keep_ids(old.blocks, new.blocks)))
    context = {
        "one": one,
        "two": two,
        "titles": found.title,
        "pairs": pairs_of(found.changes),
        "sentences": found.sentences,
        "breadcrumb": crumbs(one, (f"Vergleich mit {two.reference}", None)),
    }
    return render(request, "proposals/lineage/side_by_side.html", context)


@require_POST
def unmark(request, reference, other):
    """Take back that two proposals compete or overlap."""
    proposal, rival = (get_proposal(request.user, ref) for ref in (reference, other))
    done, known = "Die Kennzeichnung ist zurückgenommen.", "Es gab keine Kennzeichnung mehr."
    say(
        request,
        lambda: proposal.pk != rival.pk and CompetingLink.unmark(proposal, rival, by=request.user),
        done=done,
        known=known,
    )
    return redirect("dossier:relatives", reference)


def _count(data) -> int:
    typed = data.get("teile", "")
    return int(typed) if typed in {str(count) for count in range(2, MAX_PARTS + 1)} else 2
