"""An agenda, and all its texts behind it, as one Word file to be read: with styles, so that Word shows its outline."""

from collections.abc import Iterator

from documents.agenda import AgendaPaper
from documents.docx.amendment import heading, paragraph
from documents.docx.package import docx_bytes, run, w
from documents.docx.synopsis import synopsis_table
from documents.paper import Passage, SynopsisPlace
from documents.pdf.agenda import agenda_words

# How far each level of Ziffern stands in, in twentieths of a point.
INDENT = 567


def pack_docx(agenda: AgendaPaper, parts: list[dict]) -> bytes:
    """`parts` as `documents.pdf.pack.part_words` makes them; numbers are words here, so that each text has its own."""
    paragraphs = [*_agenda(agenda)]
    for part in parts:
        paragraphs += _part(part)
    return docx_bytes(paragraphs, paper=agenda, title=agenda.title)


def _agenda(agenda):
    words = agenda_words(agenda)
    yield paragraph(run(agenda.title), style="Title")
    yield paragraph(run(agenda.kind, w("b")))
    yield from _facts(agenda.facts)
    yield from (paragraph(run(told)) for told in words["note"])
    for entry in words["entries"]:
        look = [w("strike")] if entry["is_gone"] else []
        yield paragraph(run(f"{entry['number']} "), run(entry["title"], *look), style=f"Heading{entry['level']}")
        yield from (paragraph(run(told)) for told in (entry["line"], " · ".join(entry["marks"])) if told)
    if words["empty"]:
        yield paragraph(run(words["empty"]))


def _part(part: dict) -> Iterator:
    title = paragraph(run(part["document_title"]), style="Title")
    title[0].append(w("pageBreakBefore"))
    yield title
    yield from _facts(part["facts"])
    yield heading(f"{part['kind']}:")
    yield from (paragraph(run(words)) for words in part["preamble"])
    for section in part["sections"]:
        if section["heading"]:
            yield paragraph(run(section["heading"]), style=f"Zwischenueberschrift{min(section['depth'], 2) or 1}")
        yield from _ziffern(section["ziffern"], 0)
    if part["rationale"]:
        yield heading("Begründung:")
        yield from (paragraph(run(words)) for words in part["rationale"])
    if part["synopsis"]:
        yield from _synopsis(part["synopsis"])
    if part["attachments"]:
        yield heading("Anlagen:")
        yield from (paragraph(run(words)) for words in part["attachments"])


def _ziffern(ziffern, level) -> Iterator:
    for ziffer in ziffern:
        first, *others = ziffer["words"]
        place = w("ind", left=INDENT * (level + 1), hanging=INDENT)
        yield w("p", w("pPr", place), run(ziffer["label"]), w("r", w("tab")), run(first))
        yield from (w("p", w("pPr", w("ind", left=INDENT * (level + 1))), run(words)) for words in others)
        yield from _ziffern(ziffer["parts"], level + 1)


def _synopsis(words) -> Iterator:
    yield heading(f"{words['kind']}:")
    yield synopsis_table(words["version_note"], map(_place, words["places"]))
    yield w("p")  # Word wants a paragraph behind a table
    if words["reasons"]:
        yield heading("Begründungen und Empfehlungen:")
    for name, lines in words["reasons"]:
        yield paragraph(run(name, w("b")))
        yield from (paragraph(run(line)) for line in lines)


def _place(place: dict) -> SynopsisPlace:
    wanted = tuple(
        Passage(each["name"], tuple((op, "".join(words)) for runs in each["pieces"] for op, words in runs))
        for each in place["wanted"]
    )
    return SynopsisPlace(place["name"], " ".join(place["text"]), wanted)


def _facts(facts) -> Iterator:
    yield from (paragraph(run(f"{name}: "), run(value, w("b"))) for name, value in facts if value)
