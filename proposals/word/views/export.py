"""Texts as files: any version as Word or PDF, and what changed as tracked changes that Word can accept or reject."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.permissions import Permission
from documents.docx import amendment as writing_amendment
from documents.docx import synopsis as writing_synopsis
from documents.docx.writing import redline_docx, text_docx
from documents.pdf import amendment as setting_amendment
from documents.pdf import synopsis as setting_synopsis
from documents.pdf.resolution import resolution_pdf
from intmk.acting import say
from intmk.download import download
from intmk.refusal import Refused
from proposals.access import get_proposal
from proposals.amendments.access import get_amendment
from proposals.amendments.models.amendment import Amendment
from proposals.amendments.pages import synopsis_page
from proposals.amendments.synopsis import redline_of
from proposals.numbers import number_or_404
from proposals.versions.access import get_version
from proposals.views.responses import DOCX, PDF
from proposals.word import papers as word
from proposals.word.synopsis import synopsis_paper


@require_safe
def docx(request, reference, number):
    """A version as a Word file; with `?aenderung=3&aenderung=5` these amendments are marked in it, Land by Land."""
    version = get_version(request.user, reference, number)
    proposal = version.proposal
    if "aenderung" in request.GET:
        return _with_amendments(request, proposal, version)
    name = word.file_name(proposal, f"Fassung-{version.number}", "docx")
    return download(text_docx(word.text_paper(proposal, version)), name=name, content_type=DOCX)


@require_safe
def pdf(request, reference, number):
    """A version as a PDF that says that nothing is decided yet."""
    version = get_version(request.user, reference, number)
    proposal = version.proposal
    name = word.file_name(proposal, f"Fassung-{version.number}", "pdf")
    return download(resolution_pdf(word.version_paper(proposal, version)), name=name, content_type=PDF)


@require_safe
def comparison(request, reference):
    """What one version (`bis`) changes in another (`von`), as tracked changes."""
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    numbers = [number_or_404(request.GET.get(name)) for name in ("von", "bis")]
    seen = proposal.versions_seen_by(request.user).select_related("land").order_by("number")
    versions = {version.number: version for version in seen.filter(number__range=(min(numbers), max(numbers)))}
    if not versions.keys() >= set(numbers):
        raise Http404
    old, new = (versions[number] for number in numbers)
    between = [version for number, version in versions.items() if old.number < number]
    name = word.file_name(proposal, f"Fassung-{old.number}-{new.number}-Vergleich", "docx")
    return download(redline_docx(word.comparison_paper(proposal, old, new, between)), name=name, content_type=DOCX)


@require_safe
def amendment_docx(request, reference, number):
    """One amendment as a Word file: its places, the same in words, and why."""
    amendment, paper = _amendment_paper(request, reference, number)
    name = word.file_name(amendment.proposal, f"Aenderungsantrag-{number}", "docx")
    return download(writing_amendment.amendment_docx(paper), name=name, content_type=DOCX)


@require_safe
def amendment_pdf(request, reference, number):
    """One amendment as a PDF."""
    amendment, paper = _amendment_paper(request, reference, number)
    name = word.file_name(amendment.proposal, f"Aenderungsantrag-{number}", "pdf")
    return download(setting_amendment.amendment_pdf(paper), name=name, content_type=PDF)


@require_safe
def synopsis_docx(request, reference):
    """The synopsis as a Word file; with `?nur=antraege` only the places where somebody wants something."""
    proposal, paper = _synopsis(request, reference)
    return download(writing_synopsis.synopsis_docx(paper), name=_synopsis_name(proposal, "docx"), content_type=DOCX)


@require_safe
def synopsis_pdf(request, reference):
    """The same as a PDF."""
    proposal, paper = _synopsis(request, reference)
    return download(setting_synopsis.synopsis_pdf(paper), name=_synopsis_name(proposal, "pdf"), content_type=PDF)


def _synopsis(request, reference):
    proposal = get_proposal(request.user, reference, to=Permission.READ_NEGOTIATION)
    page = synopsis_page(proposal, request.user, is_short=request.GET.get("nur") == "antraege")
    return proposal, synopsis_paper(proposal, page)


def _synopsis_name(proposal, ending: str) -> str:
    return word.file_name(proposal, f"Synopse-Fassung-{proposal.text.number}", ending)


def _amendment_paper(request, reference, number):
    amendment = get_amendment(request.user, reference, number)
    return amendment, word.amendment_paper(amendment, redline_of(amendment.original(), amendment.wanted()))


def _with_amendments(request, proposal, version):
    numbers = {number_or_404(number) for number in request.GET.getlist("aenderung")}
    seen = Amendment.objects.visible_to(request.user, proposal).filter(number__in=numbers)
    amendments = list(seen.for_page().order_by("number"))
    if len(amendments) < len(numbers):
        raise Http404
    made = say(request, lambda: _amended(proposal, version, amendments))
    if not made:
        return redirect("proposals:amendments", proposal.reference)
    name = word.file_name(proposal, f"Fassung-{version.number}-Aenderungsantraege", "docx")
    return download(redline_docx(made.result), name=name, content_type=DOCX)


def _amended(proposal, version, amendments):
    """The paper. Refused too where the list was read before an amendment was withdrawn or decided."""
    settled = next((each for each in amendments if not each.is_open), None)
    if settled:
        raise Refused(
            f"{settled.label} ist nicht mehr offen: {settled.get_state_display()}. "
            "Die Liste ist jetzt aktuell; bitte wählen Sie neu."
        )
    return word.amended_paper(proposal, version, [_motion(amendment) for amendment in amendments])


def _motion(amendment) -> word.Motion:
    return word.Motion(
        name=amendment.label,
        base=amendment.original(),
        operations=amendment.wanted(),
        signature=word.Signature(", ".join(amendment.laender), amendment.filed_at),
    )
