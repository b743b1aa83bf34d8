"""An agenda with all its texts as one accessible PDF (PDF/UA-1 and PDF/A-2a): tagged, with a bookmark for each."""

from documents.agenda import AgendaPaper
from documents.paper import ResolutionPaper, SynopsisPaper
from documents.pdf.agenda import agenda_words
from documents.pdf.frame import framed_words
from documents.pdf.resolution import resolution_words
from documents.pdf.setting import set_apart
from documents.pdf.synopsis import synopsis_words


def part_words(text: ResolutionPaper, synopsis: SynopsisPaper | None, attachments: list[str]) -> dict:
    """One proposal of a pack as plain data that can be kept until all are there."""
    told = synopsis and synopsis_words(synopsis) | {"kind": synopsis.kind}
    return resolution_words(text) | {"synopsis": told, "attachments": attachments}


def pack_pdf(agenda: AgendaPaper, parts: list[dict]) -> bytes:
    """All in one, set in a process of its own, which gives its memory back."""
    words = framed_words(agenda, "pack.typ", agenda_words(agenda) | {"parts": parts}, is_long=True)
    return set_apart(words, int(agenda.dated_at.timestamp()))
