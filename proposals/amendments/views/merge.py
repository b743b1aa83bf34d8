from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from intmk.acting import attempt, say
from intmk.kern import sent
from proposals.access import get_proposal
from proposals.amendments.adopting import awaits_release
from proposals.amendments.candidates import Variant
from proposals.amendments.forms import FinishForm
from proposals.amendments.models.merge_draft import MergeDraft
from proposals.amendments.pages import Ending, Preview, breadcrumb, merging_objection
from proposals.amendments.wishes import wishes_at
from proposals.amendments.workspace import Workspace
from proposals.positions.access import wishes_of
from text.amend import TITLE
from text.blocks import is_id

TITLE_OF_PAGE = "Änderungsanträge zusammenführen"


@require_safe
def show(request, reference):
    """The workspace: Ziffer by Ziffer the text, which amendments touch it, and what comes out."""
    proposal = get_proposal(request.user, reference, to=Permission.MERGE_AMENDMENTS)
    draft = MergeDraft.open_for(proposal)
    context = {"proposal": proposal, "breadcrumb": breadcrumb(proposal, (TITLE_OF_PAGE, None))}
    objection = merging_objection(request.user, proposal)
    if draft is None or objection:
        context |= {"objection": objection, "undecided": proposal.undecided}
        return render(request, "proposals/amendments/merge_begin.html", context)
    draft.proposal = proposal
    context |= {"draft": draft, "workspace": _workspace(request, draft, request.GET.get("ab", ""))}
    context["is_outdated"] = draft.base_id != proposal.text_id
    return render(request, "proposals/amendments/merge.html", context)


@require_POST
def begin(request, reference):
    """Open the draft, preset from the recommendations."""
    proposal = get_proposal(request.user, reference, to=Permission.MERGE_AMENDMENTS)
    return _tried(request, proposal, lambda: MergeDraft.begin(proposal, by=request.user))


@require_safe
def places(request, reference):
    """What can be chosen at some of the places, for a page that shows what comes out there already."""
    beginning = request.GET.get("ab", "")
    draft = _draft(request, reference)
    if not request.htmx:
        return _back(draft.proposal, beginning if beginning == TITLE or is_id(beginning) else "")
    context = {"proposal": draft.proposal, "workspace": _workspace(request, draft, beginning)}
    return render(request, "proposals/amendments/_merge_places.html", context)


@require_POST
def choose(request, reference):
    """Save the choices for one place. With JavaScript only this place comes back, otherwise the whole page."""
    draft = _draft(request, reference)
    block_id, words = request.POST.get("stelle", ""), request.POST.get("worte", "")
    block_id = block_id if is_id(block_id) else TITLE
    chosen, seen = _variants(request.POST), request.POST.get("stand")
    saved = attempt(lambda: draft.choose(block_id, chosen, words, by=request.user, seen=seen))
    draft = saved.result or _draft(request, reference)
    refused = f"{saved.refusal} Ihre Worte waren: „{words}“" if words and not saved else saved.refusal
    if not request.htmx:
        if refused:
            messages.error(request, refused)
        return _back(draft.proposal, block_id)
    workspace = _workspace(request, draft)
    context = {
        "proposal": draft.proposal,
        "draft": draft,
        "workspace": workspace,
        "place": workspace.place(block_id),
        "block_id": block_id,
        "refused": refused,
    }
    return render(request, "proposals/amendments/_merge_chosen.html", context)


@require_POST
def news(request, reference):
    """What others have done at the desk since the page was loaded: the places that changed, or nothing (204)."""
    draft = _draft(request, reference)
    workspace = _workspace(request, draft)
    known = dict(zip(request.POST.getlist("stelle"), request.POST.getlist("stand"), strict=False))
    context = {
        "proposal": draft.proposal,
        "draft": draft,
        "workspace": workspace,
        "changed": workspace.changed_since(known),
        "gone": workspace.gone_since(known),
        "is_outdated": draft.base_id != draft.proposal.text_id,
    }
    if not any(context[name] for name in ("changed", "gone", "is_outdated")):
        return HttpResponse(status=204)
    return render(request, "proposals/amendments/_merge_news.html", context)


@require_POST
def proceed(request, reference):
    """Go on with the same choices on the version that holds now."""
    draft = _draft(request, reference)
    return _tried(request, draft.proposal, lambda: draft.continue_on_current(by=request.user))


@require_POST
def discard(request, reference):
    """Throw the draft away; all amendments stay open."""
    draft = _draft(request, reference)
    done = "Die Zusammenführung ist verworfen. Alle Änderungsanträge sind weiter offen."
    return _tried(request, draft.proposal, lambda: draft.discard(by=request.user), done)


@require_http_methods(["GET", "POST"])
def finish(request, reference):
    """The last look: the new text, and the fate of every amendment."""
    draft = _draft(request, reference)
    proposal, merge = draft.proposal, draft.merge(request.user)
    if draft.finished_in_id and request.method == "GET":
        return _back(proposal)
    form = FinishForm(sent(request), merge=merge)
    form.cancel_url = reverse("proposals:merge", args=[reference])
    if form.is_valid() and (answer := _finished(request, draft, form, merge)):
        return answer
    context = {
        "proposal": proposal,
        "form": form,
        "merge": merge,
        "outcome": Preview(merge.text.compare(merge.result), merge.pointers),
        "ending": Ending(
            draft.base.number,
            [position.land.name for position in proposal.current_positions if position.stands_behind],
            awaits_release(proposal, [each.amendment for each in merge.candidates], request.user),
        ),
        "breadcrumb": breadcrumb(proposal, (TITLE_OF_PAGE, form.cancel_url), ("Abschluss", None)),
    }
    return render(request, "proposals/amendments/merge_finish.html", context)


def _finished(request, draft, form, merge):
    """The way on where the draft is finished, also by an earlier click; or nothing, with the reason in the form."""
    note, seen = form.cleaned_data["note"], form.cleaned_data["stand"] or None
    finished = form.accepts(lambda: draft.finish(by=request.user, note=note, decisions=form.decisions(), seen=seen))
    if finished:
        done = f"Über die Änderungsanträge ist entschieden. Es gilt Fassung {finished.result.number}."
        messages.success(request, done)
    elif version := draft.finished_with(_fates(request.POST)):
        known = "Das ist schon geschehen: Die Zusammenführung ist abgeschlossen."
        messages.info(request, f"{known} Es gilt Fassung {version.number}.")
    else:
        form.show_again(merge)
        return None
    return redirect("proposals:amendments", draft.proposal.reference)


def _workspace(request, draft, beginning="") -> Workspace:
    merge = draft.chosen or draft.merge(request.user)
    return Workspace(merge, beginning, lambda: wishes_at(draft.base, wishes_of(draft.proposal)))


def _draft(request, reference):
    proposal = get_proposal(request.user, reference, to=Permission.MERGE_AMENDMENTS)
    drafts = MergeDraft.objects.filter(proposal=proposal).select_related("base", "by")
    draft = MergeDraft.open_for(proposal) or drafts.last()
    if draft is None:
        raise Http404
    draft.proposal = proposal
    return draft


def _variants(data) -> dict[int, Variant]:
    """The posted choices by the number of the amendment; what is none is left out."""
    known = set(Variant.values())
    return {
        int(name.removeprefix("antrag_")): Variant(value)
        for name, value in data.items()
        if name.startswith("antrag_") and name[7:].isdecimal() and len(name) < 14 and value in known
    }


def _fates(data) -> dict[int, str]:
    """The posted fates by the number of the amendment, also of those that are decided by now."""
    return {
        int(name.removeprefix("ergebnis_")): value
        for name, value in data.items()
        if name.startswith("ergebnis_") and name[9:].isdecimal() and len(name) < 16
    }


def _tried(request, proposal, verb, done=""):
    say(request, verb, done=done)
    return _back(proposal)


def _back(proposal, block_id=""):
    url = reverse("proposals:merge", args=[proposal.reference])
    return redirect(f"{url}?ab={block_id}#z-{block_id}" if block_id else url)
