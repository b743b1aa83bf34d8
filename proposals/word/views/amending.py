"""An amendment from a Word file: looked at first, then it becomes a draft that only its writer sees."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from intmk.acting import attempt
from proposals.amendments.pages import breadcrumb, standpoint
from proposals.amendments.views.amend import sheet_of
from proposals.drafting.models import WorkingCopy
from proposals.drafting.pages import reading_of
from proposals.drafting.pasting import read_fields
from proposals.numbers import number_or_404
from proposals.versions.saving import base_for
from proposals.word.amending import completed, desk_with, typed
from proposals.word.forms import AmendmentFileForm, AmendmentTextForm
from text.parse import keep_ids
from text.reading.taking import way
from text.text import Text


@require_http_methods(["GET", "POST"])
def amend(request, reference, number=None):
    """A Word file as the draft of an amendment: upload, look at how it was read, then write on in the editor."""
    sheet = sheet_of(request.user, reference, number)
    if standpoint(request.user, sheet.proposal).objection:
        return redirect(_editor(sheet))
    if request.method == "POST" and "whose" in request.POST:
        return _take_over(request, sheet)
    take = way(request.POST.get("take"))
    if take is not None:
        return _read_again(request, sheet, take)
    form = AmendmentFileForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        versions=sheet.proposal.versions_seen_by(request.user).order_by("-number"),
    )
    form.cancel_url = _editor(sheet)
    if not form.is_valid():
        return _page(request, sheet, "proposals/word/word_upload.html", form=form)
    version = _version(sheet, form.cleaned_data["base"])
    return _preview(request, sheet, version, form.reading(request.path, {"base": version.number}))


def _read_again(request, sheet, take):
    version = _version(sheet, request.POST.get("base"))
    sent = {name: request.POST.get(name, "") for name in ("title", "ziffern", "base")}
    read = attempt(lambda: reading_of(read_fields(sent, take), take, request.path, sent))
    if not read:
        messages.error(request, read.refusal)
        return redirect(request.path)
    return _preview(request, sheet, version, read.result)


def _preview(request, sheet, version, reading):
    base = version.read()
    text, told = completed(base, reading.text)
    initial = typed(base, text) | {"base": version.number, "title": text.title}
    form = AmendmentTextForm(initial=initial)
    form.cancel_url = _editor(sheet)
    redline = base.compare(Text(text.title, keep_ids(base.blocks, text.blocks)))
    context = {"form": form, "reading": reading, "told": told, "redline": redline, "version": version}
    return _page(request, sheet, "proposals/word/amendment_preview.html", **context)


def _take_over(request, sheet):
    form = AmendmentTextForm(request.POST)
    form.cancel_url = _editor(sheet)
    version = _version(sheet, request.POST.get("base"))
    if form.accepts(lambda: WorkingCopy.keep(sheet, _desk(sheet, version, form.cleaned_data))):
        messages.success(request, "Die Datei ist jetzt Ihr Entwurf. Nur Sie sehen ihn, bis Sie ihn einbringen.")
        return redirect(f"{_editor(sheet)}#vorschau")
    return _page(request, sheet, "proposals/word/amendment_preview.html", form=form, version=version)


def _desk(sheet, version, cleaned):
    reason = sheet.replaces.reason if sheet.replaces else ""
    said = {"whose": cleaned["whose"], "reason": reason}
    return desk_with(version, cleaned["title"], cleaned["blocks"], said)


def _version(sheet, number):
    return base_for(sheet.proposal, sheet.user, number_or_404(str(number))) or sheet.proposal.text


def _editor(sheet) -> str:
    if sheet.replaces:
        return reverse("proposals:amend_anew", args=[sheet.proposal.reference, sheet.replaces.number])
    return reverse("proposals:amend", args=[sheet.proposal.reference])


def _page(request, sheet, template, **context):
    proposal = sheet.proposal
    context |= {
        "proposal": proposal,
        "is_amendment": True,
        "draft": sheet.copies().first(),
        "breadcrumb": breadcrumb(proposal, ("Änderungsantrag aus Word", None)),
    }
    return render(request, template, context)
