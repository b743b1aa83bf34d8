"""One amendment as an accessible PDF (PDF/UA-1 and PDF/A-2a)."""

from collections.abc import Iterator

from documents.characters import printable
from documents.paper import AmendmentPaper, Passage, stand
from documents.pdf.resolution import MOST_OF_A_PARAGRAPH, NO_TITLE, PLAIN_LENGTH, pieces
from documents.pdf.setting import each_string, set_apart, set_here


def amendment_pdf(paper: AmendmentPaper) -> bytes:
    """The paper as PDF: A4, German, tagged. The same paper always gives the same bytes."""
    words, timestamp = _words(paper), int(paper.dated_at.timestamp())
    return set_apart(words, timestamp) if _length(paper) > PLAIN_LENGTH else set_here(words, timestamp)


def _words(paper) -> dict:
    title = paper.title if printable(paper.title).strip() else NO_TITLE
    words = {
        "template": "amendment.typ",
        "conference": paper.conference,
        "session": paper.session,
        "top": paper.kind,
        "title": title,
        "document_title": f"{paper.kind} – {title}",
        "reference": paper.reference,
        "running_head": " · ".join(part for part in (paper.conference, paper.kind, paper.publication) if part),
        "footer": " · ".join((paper.reference, stand(paper))),
        "kind": paper.kind,
        "facts": [[name, value] for name, value in paper.facts if value],
        "passages": [{"name": passage.name, "pieces": list(pieces_of(passage))} for passage in paper.passages],
        "sentences": pieces(paper.sentences),
        "reason": pieces(paper.reason),
        "is_example": paper.is_example,
        "has_replacements": False,
        "linebreaks": "simple" if _length(paper) > PLAIN_LENGTH else "optimized",
    }
    return each_string(words, printable)


def _length(paper) -> int:
    runs = sum(passage.length for passage in paper.passages)
    return runs + sum(map(len, (*paper.sentences, *paper.reason)))


def pieces_of(passage: Passage) -> Iterator[list[list[str]]]:
    """The runs of a passage in paragraphs short enough to be set."""
    here: list[list[str]] = []
    length = 0
    for op, words in passage.runs:
        for piece in pieces([words]):
            if here and length + len(piece) > MOST_OF_A_PARAGRAPH:
                yield here
                here, length = [], 0
            here.append([op, piece])
            length += len(piece)
    if here:
        yield here
