"""A text beside all that is wanted of it as an accessible PDF (PDF/UA-1 and PDF/A-2a)."""

from documents.characters import printable
from documents.paper import SynopsisPaper, stand
from documents.pdf.amendment import pieces_of
from documents.pdf.resolution import NO_TITLE, PLAIN_LENGTH, pieces
from documents.pdf.setting import each_string, set_apart, set_here


def synopsis_pdf(paper: SynopsisPaper) -> bytes:
    """The paper as PDF: A4, German, tagged. The same paper always gives the same bytes."""
    words, timestamp = _words(paper), int(paper.dated_at.timestamp())
    return set_apart(words, timestamp) if _length(paper) > PLAIN_LENGTH else set_here(words, timestamp)


def _words(paper) -> dict:
    title = paper.title if printable(paper.title).strip() else NO_TITLE
    words = {
        "template": "synopsis.typ",
        "conference": paper.conference,
        "session": paper.session,
        "top": paper.kind,
        "title": title,
        "document_title": f"{paper.kind} – {title}",
        "reference": paper.reference,
        "running_head": " · ".join(part for part in (paper.conference, paper.kind, paper.publication) if part),
        "footer": " · ".join((paper.reference, stand(paper))),
        "kind": paper.kind,
        "version_note": paper.version_note,
        "facts": [[name, value] for name, value in paper.facts if value],
        "places": [_place(place) for place in paper.places],
        "reasons": [[name, pieces(words.splitlines())] for name, words in paper.reasons],
        "is_example": paper.is_example,
        "has_replacements": False,
        "linebreaks": "simple" if _length(paper) > PLAIN_LENGTH else "optimized",
    }
    return each_string(words, printable)


def _place(place) -> dict:
    wanted = [{"name": passage.name, "pieces": list(pieces_of(passage))} for passage in place.wanted]
    return {"name": place.name, "text": pieces([place.text] if place.text else []), "wanted": wanted}


def _length(paper) -> int:
    places = sum(len(place.text) + sum(passage.length for passage in place.wanted) for place in paper.places)
    return places + sum(len(words) for _, words in paper.reasons)
