"""A text beside all that is wanted of it as a Word file, to be read: a table of two columns."""

from collections.abc import Iterable

from documents.docx.amendment import heading, paragraph, passage_of
from documents.docx.package import docx_bytes, run, w
from documents.docx.table import WIDTH, framed
from documents.paper import Passage, SynopsisPaper, SynopsisPlace


def synopsis_docx(paper: SynopsisPaper) -> bytes:
    """The facts, place by place the text and what is wanted there, and the reasons of the Länder."""
    parts = [
        paragraph(run(paper.kind), style="Title"),
        paragraph(run(paper.title, w("b"))),
        *(paragraph(run(f"{name}: "), run(value, w("b"))) for name, value in paper.facts if value),
        synopsis_table(paper.version_note, paper.places),
        w("p"),  # Word wants a paragraph behind a table
    ]
    if paper.reasons:
        parts.append(heading("Begründungen und Empfehlungen:"))
    for name, words in paper.reasons:
        parts += [paragraph(run(name, w("b"))), *(paragraph(run(line)) for line in words.splitlines())]
    return docx_bytes(parts, paper=paper, title=f"{paper.kind} – {paper.title}")


def synopsis_table(version_note: str, places: Iterable[SynopsisPlace]):
    """The text of a version on the left, what is wanted of it on the right."""
    grid = w("tblGrid", *(w("gridCol", w=WIDTH // 2) for _ in range(2)))
    names = (version_note, "Was die Länder möchten")
    head = w("tr", w("trPr", w("tblHeader")), *(_cell([paragraph(run(name, w("b")))]) for name in names))
    return w("tbl", framed(), grid, head, *(_row(place) for place in places))


def _row(place: SynopsisPlace):
    text = Passage(place.name, (("equal", place.text),) if place.text else ())
    wanted = (each for passage in place.wanted for each in passage_of(passage, in_table=True))
    return w("tr", w("trPr", w("cantSplit")), _cell(passage_of(text, in_table=True)), _cell(wanted))


def _cell(paragraphs):
    """Word wants a paragraph in every cell, and at its end."""
    found = list(paragraphs)
    return w("tc", w("tcPr", w("tcW", w=WIDTH // 2, type="dxa")), *(found or [w("p")]))
