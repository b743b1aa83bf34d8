"""A pack is made step by step, by the requests of the page that waits for it; nothing runs beside them."""

from dataclasses import dataclass

from django.db import transaction

from documents.docx.pack import pack_docx
from documents.pdf.agenda import agenda_pdf
from documents.pdf.pack import pack_pdf, part_words
from documents.pdf.resolution import resolution_pdf
from documents.pdf.synopsis import synopsis_pdf
from proposals.amendments.pages import synopsis_page
from proposals.models import Attachment, Proposal
from proposals.word.papers import version_paper
from proposals.word.synopsis import synopsis_paper
from steering.packs.contents import Contents, contents_of
from steering.packs.models import Pack, PackPart
from steering.packs.rules import Form

SLICE = 5  # proposals in one request: about a second


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a pack is; `is_made`: it can be fetched as it is."""

    done: int
    total: int
    is_made: bool

    @property
    def is_setting(self) -> bool:
        """Only the last step is missing."""
        return self.done == self.total and not self.is_made


def progress_of(pack, user) -> Progress:
    return _progress(pack, contents_of(pack, user))


def proceed(pack, *, by) -> Progress:
    """One step: what is no longer right goes, a slice of what is missing is made, at last all is put together.

    Two windows come one after the other; each finds what the other has made.
    """
    with transaction.atomic():
        held = Pack.objects.select_for_update().get(pk=pack.pk)
        held.meeting, held.land = pack.meeting, pack.land
        contents = contents_of(held, by)
        known = _kept(held, contents)
        missing = [matter for matter in contents.matters if matter.proposal not in known]
        for matter in missing[:SLICE]:
            _make(held, matter, by)
        if not missing and held.digest != contents.digest:
            held.data, held.digest = _together(held, contents), contents.digest
            held.save(update_fields=["data", "digest"])
    return _progress(held, contents)


def _progress(pack, contents: Contents) -> Progress:
    right = contents.fingerprints
    parts = pack.parts.values_list("proposal", "fingerprint")
    done = sum(right.get(key) == fingerprint for key, fingerprint in parts)
    return Progress(done, len(right), pack.data is not None and pack.digest == contents.digest)


def _kept(pack, contents) -> set[int]:
    """The proposals whose parts are right; the other parts are gone, the file made of them too."""
    right = contents.fingerprints
    parts = dict(pack.parts.values_list("proposal", "fingerprint"))
    wrong = [key for key, fingerprint in parts.items() if right.get(key) != fingerprint]
    pack.parts.filter(proposal__in=wrong).delete()
    return parts.keys() - set(wrong)


def _make(pack, matter, user):
    proposal = Proposal.objects.visible_to(user).for_page().get(pk=matter.proposal)
    text, page = version_paper(proposal, proposal.text), synopsis_page(proposal, user, is_short=True)
    synopsis = None if page.is_empty else synopsis_paper(proposal, page)
    part = PackPart(pack=pack, proposal=proposal, fingerprint=matter.fingerprint)
    if pack.form == Form.ZIP:
        part.text, part.synopsis = resolution_pdf(text), synopsis and synopsis_pdf(synopsis)
    else:
        part.words = part_words(text, synopsis, [_told(file) for file in files_of(proposal, user)])
    part.save()


def files_of(proposal, user):
    """The files beside a proposal that the reader may open."""
    return Attachment.objects.visible_to(user, proposal).current().select_related("land")


def _told(file) -> str:
    whose = "Geschäftsstelle" if file.is_of_office else file.land.name
    return f"{file.title} ({file.kind_label}, {whose}): {file.file_name}, {-(-file.size // 1024)} kB"


def _together(pack, contents) -> bytes:
    if pack.form == Form.ZIP:
        return agenda_pdf(contents.agenda)
    words = dict(pack.parts.values_list("proposal", "words"))
    parts = [words[matter.proposal] for matter in contents.matters]
    return pack_pdf(contents.agenda, parts) if pack.form == Form.PDF else pack_docx(contents.agenda, parts)
