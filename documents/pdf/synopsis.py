"""A text beside all that is wanted of it as an accessible PDF (PDF/UA-1 and PDF/A-2a)."""

from documents.paper import SynopsisPaper
from documents.pdf.frame import framed_pdf, pieces_of
from documents.pdf.resolution import pieces


def synopsis_pdf(paper: SynopsisPaper) -> bytes:
    return framed_pdf(paper, "synopsis.typ", synopsis_words(paper), length=_length(paper))


def synopsis_words(paper: SynopsisPaper) -> dict:
    """The places and the reasons, as the template prints them."""
    return {
        "version_note": paper.version_note,
        "places": [_place(place) for place in paper.places],
        "reasons": [[name, pieces(words.splitlines())] for name, words in paper.reasons],
    }


def _place(place) -> dict:
    wanted = [{"name": passage.name, "pieces": list(pieces_of(passage))} for passage in place.wanted]
    return {"name": place.name, "text": pieces([place.text] if place.text else []), "wanted": wanted}


def _length(paper) -> int:
    places = sum(len(place.text) + sum(passage.length for passage in place.wanted) for place in paper.places)
    return places + sum(len(words) for _, words in paper.reasons)
