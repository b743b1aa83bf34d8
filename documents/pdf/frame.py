"""What papers that show wanted changes have in common: what stands around them, and how they are set."""

from collections.abc import Iterator

from documents.characters import printable
from documents.paper import Passage, stand
from documents.pdf.resolution import MOST_OF_A_PARAGRAPH, NO_TITLE, PLAIN_LENGTH, pieces
from documents.pdf.setting import each_string, set_apart, set_here


def framed_pdf(paper, template: str, words: dict, *, length: int) -> bytes:
    """The paper as PDF: A4, German, tagged. The same paper always gives the same bytes.

    `words` are those of its own, `length` the number of their characters: long papers are set plainly and apart.
    """
    is_long = length > PLAIN_LENGTH
    printed = framed_words(paper, template, words, is_long=is_long)
    timestamp = int(paper.dated_at.timestamp())
    return set_apart(printed, timestamp) if is_long else set_here(printed, timestamp)


def framed_words(paper, template: str, words: dict, *, is_long: bool) -> dict:
    """Everything the template prints, with what stands around it."""
    return each_string(_around(paper) | {"template": template, "linebreaks": _breaks(is_long)} | words, printable)


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


def _around(paper) -> dict:
    title = paper.title if printable(paper.title).strip() else NO_TITLE
    return {
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
        "is_example": paper.is_example,
        "has_replacements": False,
    }


def _breaks(is_long: bool) -> str:
    return "simple" if is_long else "optimized"
