"""An agenda as an accessible PDF (PDF/UA-1 and PDF/A-2a): every item is a heading, so that it has its bookmark."""

from documents.agenda import AgendaPaper
from documents.pdf.frame import framed_pdf
from documents.pdf.resolution import NO_TITLE, pieces


def agenda_pdf(paper: AgendaPaper) -> bytes:
    return framed_pdf(paper, "agenda.typ", agenda_words(paper), length=_length(paper))


def agenda_words(paper: AgendaPaper) -> dict:
    """The items and what is said before them, as the template prints them."""
    return {
        "note": pieces(paper.note),
        "empty": "" if paper.entries else "Auf dieser Tagesordnung steht kein Punkt.",
        "entries": [
            {
                "level": entry.level,
                "number": f"TOP {entry.number}",
                "title": entry.title.strip() or NO_TITLE,
                "line": " · ".join(f"{name}: {value}" for name, value in entry.facts if value),
                "marks": list(entry.marks),
                "is_gone": entry.is_gone,
            }
            for entry in paper.entries
        ],
    }


def _length(paper) -> int:
    facts = sum(len(value) for entry in paper.entries for _, value in entry.facts)
    return sum(map(len, paper.note)) + facts + sum(len(entry.title) for entry in paper.entries)
