"""One amendment as an accessible PDF (PDF/UA-1 and PDF/A-2a)."""

from documents.paper import AmendmentPaper
from documents.pdf.frame import framed_pdf, pieces_of
from documents.pdf.resolution import pieces


def amendment_pdf(paper: AmendmentPaper) -> bytes:
    words = {
        "passages": [{"name": passage.name, "pieces": list(pieces_of(passage))} for passage in paper.passages],
        "sentences": pieces(paper.sentences),
        "reason": pieces(paper.reason),
    }
    return framed_pdf(paper, "amendment.typ", words, length=_length(paper))


def _length(paper) -> int:
    runs = sum(passage.length for passage in paper.passages)
    return runs + sum(map(len, (*paper.sentences, *paper.reason)))
