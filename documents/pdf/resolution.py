"""One item of the Beschlussniederschrift as an accessible PDF for the archive (PDF/UA-1 and PDF/A-2a)."""

from collections.abc import Iterable

from documents.characters import printable
from documents.paper import Line, ResolutionPaper, stand
from documents.pdf.setting import each_string, set_apart, set_here

# Setting a paragraph takes the square of its length, and typst gives up where one of its runs has 65,536 bytes.
MOST_OF_A_PARAGRAPH = 4000
# In a longer text (characters) lines are broken one by one, not by looking at all of a paragraph, in a process apart.
PLAIN_LENGTH = 20_000

# A PDF/UA file must have a title.
NO_TITLE = "Ohne Titel"


def resolution_pdf(paper: ResolutionPaper) -> bytes:
    """The paper as PDF: A4, German, tagged. The same paper always gives the same bytes.

    Characters no font can draw (emoji, for instance) are printed as „□“ with a note at the end.
    """
    words, timestamp = resolution_words(paper), int(paper.dated_at.timestamp())
    return set_apart(words, timestamp) if _length(paper) > PLAIN_LENGTH else set_here(words, timestamp)


def resolution_words(paper):
    """Everything the template prints, as strings and lists of strings."""
    top = f"TOP {paper.top}" if paper.top else ""
    title = paper.title if printable(paper.title).strip() else NO_TITLE
    session = ", ".join(part for part in (paper.dates, paper.place) if part)
    # A page that goes its own way says by itself that nothing is decided yet, or that it is not to be published yet.
    reserve = (paper.restriction,) if paper.result else (paper.kind, paper.publication)
    words = {
        "conference": paper.conference,
        "session": " · ".join(part for part in (session, f"Vorsitz: {paper.chair}") if part),
        "top": top,
        "title": title,
        "document_title": " – ".join(part for part in (top, title) if part),
        "reference": paper.reference,
        "running_head": " · ".join(part for part in (paper.conference, top, *reserve) if part),
        "footer": " · ".join(part for part in (paper.reference, stand(paper)) if part),
        "kind": paper.kind,
        "facts": _facts(paper),
        "preamble": pieces(paper.preamble),
        "sections": _sections(paper.ziffern),
        "rationale": pieces(paper.rationale),
        "statements": pieces(paper.statements),
        "is_example": paper.is_example,
        "has_replacements": False,
        "linebreaks": "simple" if _length(paper) > PLAIN_LENGTH else "optimized",
    }
    return each_string(words, printable)


def _length(paper) -> int:
    paragraphs = (*paper.preamble, *(line.text for line in paper.ziffern), *paper.rationale, *paper.statements)
    return sum(map(len, paragraphs))


def pieces(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs; what is longer than any goes on in the next one, from a space if there is one near."""
    pieces = []
    for text in paragraphs:
        while len(text) > MOST_OF_A_PARAGRAPH:
            end = text.rfind(" ", MOST_OF_A_PARAGRAPH // 2, MOST_OF_A_PARAGRAPH) + 1 or MOST_OF_A_PARAGRAPH
            pieces.append(text[:end].rstrip())
            text = text[end:]
        pieces.append(text)
    return pieces


def _facts(paper) -> list[list[str]]:
    """What is known of the text, as rows of name and value."""
    facts = {
        "Antragsteller": paper.sponsors,
        "Veröffentlichung": ", ".join(part for part in (paper.publication, paper.restriction) if part),
        "Abstimmungsergebnis": paper.result,
        "Nummer": paper.reference,
        "Fassung": paper.version_note,
    }
    return [[name, value] for name, value in facts.items() if value]


def _sections(lines: tuple[Line, ...]):
    """The headings with the Ziffern below each, how deep they stand; what stands above the first one has none."""
    sections = [{"heading": "", "depth": 0, "ziffern": []}]
    for line in lines:
        if line.is_heading:
            depth = line.level if len(sections) > 1 else 1
            sections.append({"heading": line.text, "depth": depth, "ziffern": []})
        else:
            sections[-1]["ziffern"].append(line)
    return [section | {"ziffern": _nested(section["ziffern"])} for section in sections]


def _nested(ziffern: Iterable[Line]):
    """Ziffern within the Ziffer they belong to, so that the tagged PDF holds lists within lists."""
    root = []
    open_lists = [(0, root)]
    for line in ziffern:
        while open_lists[-1][0] >= line.level:
            open_lists.pop()
        node = {"label": line.label, "words": pieces([line.text]), "parts": []}
        open_lists[-1][1].append(node)
        open_lists.append((line.level, node["parts"]))
    return root
