from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from intmk.rescue import rescued, rescues_text
from proposals.access import get_proposal
from proposals.crumbs import crumbs
from proposals.drafting.checklist import beside_editor
from proposals.drafting.clash import clash_of, typed_again
from proposals.drafting.forms import EditForm
from proposals.drafting.tables import may_attach, revised_with_tables
from proposals.drafting.views.preview import asked, sent_to_be_saved
from proposals.drafting.views.saved import tell_attached, tell_renumbered, tell_saved
from proposals.versions.saving import Draft, Stale, base_for
from proposals.views.responses import turned_away
from text.parse import plain


@rescues_text
@require_http_methods(["GET", "POST"])
def edit(request, reference):
    """Write on the text. A save on an old version merges, or shows both sides; the typed text is never lost."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    if answer := turned_away(request, proposal, Permission.EDIT_TEXT):
        return answer
    form = _form(proposal, sent_to_be_saved(request), initial=_initial(request, proposal))
    place = {"proposal": proposal, "breadcrumb": crumbs(proposal, ("Text bearbeiten", None))}
    may = may_attach(proposal, request.user)
    if preview := asked(request, form, lambda initial: _form(proposal, None, initial=initial), place, may_attach=may):
        return preview
    clash, status = None, 200
    try:
        if saved := form.accepts(lambda: _revised(proposal, form, request.user)):
            tell_saved(request, saved.result, form.cleaned_data["base"])
            tell_renumbered(request, form)
            tell_attached(request, form)
            return redirect(proposal)
    except Stale as stale:
        form, clash, status = _form(proposal, typed_again(form, stale)), clash_of(stale), 409
    context = place | {
        "form": form,
        "clash": clash,
        "draft": proposal.working_copies.of_text(request.user).first(),
        "beside": beside_editor(proposal, request.user),
    }
    return render(request, "proposals/drafting/edit.html", context, status=status)


def _form(proposal, data, **values) -> EditForm:
    form = EditForm(data, **values)
    form.cancel_url = proposal.get_absolute_url()
    form.written_on = proposal.text.read()
    return form


def _revised(proposal, form, user):
    number = form.cleaned_data["base"]
    base = base_for(proposal, user, number) or proposal.text
    draft = Draft(form.text_on(base), form.cleaned_data["note"])
    return revised_with_tables(proposal, draft, form, base=number, by=user, **form.details())


def _initial(request, proposal):
    """What was typed before: to be shown once more as it was, or put aside while she signed in; else the text."""
    if request.method == "POST":
        return request.POST.dict()
    typed = rescued(request)
    if typed is not None:
        return typed.dict()
    parts = plain(proposal.text.read().blocks)
    return {
        "title": proposal.text.title,
        **parts._asdict(),
        "addressee": proposal.addressee,
        "contact": proposal.contact,
        "base": proposal.text.number,
    }
