"""One amendment as a Word file, to be read: what comes is underlined, what goes is struck through."""

from collections.abc import Iterator

from documents.docx.package import docx_bytes, run, w
from documents.paper import AmendmentPaper, Passage

COMES, GOES = "12633A", "A3202F"


def amendment_docx(paper: AmendmentPaper) -> bytes:
    """The amendment with its facts, its places, the same in words, and the reason of the Land."""
    paragraphs = [
        paragraph(run(paper.kind), style="Title"),
        paragraph(run(paper.title, w("b"))),
        *(paragraph(run(f"{name}: "), run(value, w("b"))) for name, value in paper.facts if value),
        heading("Was sich ändern soll:"),
        *(each for passage in paper.passages for each in passage_of(passage)),
    ]
    for name, told in (("Dasselbe in Worten:", paper.sentences), ("Begründung des Antrags:", paper.reason)):
        paragraphs += [heading(name), *(paragraph(run(words)) for words in told)] if told else []
    return docx_bytes(paragraphs, paper=paper, title=f"{paper.kind} – {paper.title}")


def passage_of(passage: Passage, *, in_table: bool = False) -> Iterator:
    """Its name, and below it its words. In a table a paragraph that holds on to the next one would hold all rows."""
    held = [] if in_table else [w("pPr", w("keepNext"))]
    yield w("p", *held, run(passage.name, w("b"), w("color", val="4A5568")))
    if passage.runs:
        yield paragraph(*(run(words, *_look(op)) for op, words in passage.runs))


def _look(op) -> list:
    """In the order the schema wants: struck, coloured, underlined."""
    if op == "insert":
        return [w("color", val=COMES), w("u", val="single")]
    return [w("strike"), w("color", val=GOES)] if op == "delete" else []


def heading(words):
    return paragraph(run(words), style="Heading1")


def paragraph(*runs, style=""):
    return w("p", *([w("pPr", w("pStyle", val=style))] if style else []), *runs)
