"""A text from a Word file: looked at first, saved only then."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from conferences.models import Conference
from intmk.shut import given_back
from proposals.access import get_proposal
from proposals.crumbs import below_list, crumbs
from proposals.drafting.clash import clash_of, typed_again
from proposals.drafting.tables import may_attach, revised_with_tables
from proposals.drafting.views.saved import tell_attached, tell_saved
from proposals.drafting.views.start import own_laender
from proposals.objections import shut_to
from proposals.versions.saving import Draft, Stale, base_for
from proposals.views.responses import turned_away
from proposals.word.forms import FirstTextForm, TakeOverForm, UploadForm
from text.parse import keep_ids
from text.text import Text

HERE = ("Text aus Word übernehmen", None)


@require_http_methods(["GET", "POST"])
def new(request):
    """A new idea from a Word file: the form „Neue Idee“ comes up filled in; nothing is saved here."""
    laender = own_laender(request.user)
    if not laender:
        raise PermissionDenied
    conference = Conference.objects.current().first()
    if conference is None:
        return redirect("proposals:new")
    upload = _upload(request)
    upload.cancel_url = reverse("proposals:new")
    breadcrumb = below_list(("Neue Idee aus Word", None))
    if not upload.is_valid():
        return render(request, "proposals/word/word_upload.html", {"form": upload, "breadcrumb": breadcrumb})
    form = FirstTextForm(conference=conference, laender=laender, initial=upload.typed() | upload.tables())
    form.cancel_url = reverse("proposals:import_new")
    reading = upload.reading(reverse("proposals:new"), {})
    context = {"form": form, "reading": reading, "breadcrumb": breadcrumb}
    return render(request, "proposals/word/word_preview.html", context)


@require_http_methods(["GET", "POST"])
def replace(request, reference):
    """A Word file as the next version of a text: upload, then look at it and at what it changes, then save."""
    proposal = get_proposal(request.user, reference, to=Permission.EDIT_TEXT)
    if answer := turned_away(request, proposal, Permission.EDIT_TEXT):
        return answer
    if request.method == "POST" and "base" in request.POST:
        return _save(request, proposal)
    if reason := shut_to(proposal, Permission.EDIT_TEXT):
        return given_back(request, reason, back=proposal.get_absolute_url(), proposal=proposal)
    upload = _upload(request)
    upload.cancel_url = proposal.get_absolute_url()
    if not upload.is_valid():
        context = {"form": upload, "proposal": proposal, "breadcrumb": crumbs(proposal, HERE)}
        return render(request, "proposals/word/word_upload.html", context)
    tables = upload.tables() if may_attach(proposal, request.user) else {}
    form = TakeOverForm(initial=upload.typed() | tables | {"base": proposal.text.number})
    old = proposal.text.read()
    new = Text(old.title, keep_ids(old.blocks, upload.text.blocks))
    sentences = old.compare(new).sentences
    reading = upload.reading(reverse("proposals:edit", args=[reference]), _details(proposal))
    return _preview(request, proposal, form, reading=reading, sentences=sentences)


def _save(request, proposal):
    form, clash, status = TakeOverForm(request.POST), None, 200
    try:
        if saved := form.accepts(lambda: _revised(proposal, form, request.user)):
            tell_saved(request, saved.result, form.cleaned_data["base"])
            tell_attached(request, form)
            return redirect(proposal)
    except Stale as stale:
        form, clash, status = TakeOverForm(typed_again(form, stale)), clash_of(stale), 409
    return _preview(request, proposal, form, clash=clash, status=status)


def _details(proposal) -> dict:
    """What the plain form asks for besides the text."""
    return {"addressee": proposal.addressee, "contact": proposal.contact, "base": proposal.text.number}


def _revised(proposal, form, user):
    number = form.cleaned_data["base"]
    base = base_for(proposal, user, number) or proposal.text
    draft = Draft(form.text_on(base), form.cleaned_data["note"])
    return revised_with_tables(proposal, draft, form, base=number, by=user)


def _preview(request, proposal, form, *, status=200, **context):
    form.cancel_url = proposal.get_absolute_url()
    context |= {"form": form, "proposal": proposal, "breadcrumb": crumbs(proposal, HERE)}
    return render(request, "proposals/word/word_preview.html", context, status=status)


def _upload(request) -> UploadForm:
    return UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
