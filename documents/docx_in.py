"""A Word file from outside as plain blocks: title, preamble, Ziffern, rationale and warnings."""

import re
from dataclasses import dataclass

from documents.characters import shortened
from documents.docx_archive import DocxError, docx_parts
from documents.docx_paragraphs import Paragraph, read_paragraphs
from documents.docx_ziffern import ResolutionText, is_heading, opens_ziffern

__all__ = ["DocxError", "DocxText", "read_docx"]

MAX_PARAGRAPHS = 5000

NO_TEXT = "Das Dokument enthält keinen Text."
TOO_LONG = "Das Dokument hat mehr als 5000 Absätze und wurde deshalb nicht gelesen."
NO_TITLE = "Es wurde kein Titel erkannt. Bitte tragen Sie ihn ein."
NO_ZIFFERN = "Es wurde keine Nummerierung erkannt. Alle Absätze vor der Begründung stehen im Vorspruch."
BEFORE_TITLE = "Text vor dem Titel wurde nicht übernommen: „{}“."
FACT = "Die Angabe „{}“ wurde nicht übernommen."
STATEMENTS = "Protokollerklärungen wurden nicht übernommen."
NUMBERED_RATIONALE = "Die automatische Nummerierung in der Begründung wurde nicht übernommen."

SECTIONS = {
    "resolution": re.compile(
        r"(?:Beschluss|Beschlu(?:ss|ß)(?:vorschlag|text|entwurf|empfehlung)|Entschließung)\s*(?::\s*(.*))?$",
        re.I,
    ),
    "rationale": re.compile(r"(?:Begründung|Begruendung|Erläuterung(?:en)?)\s*(?::\s*(.*))?$", re.I),
    "statements": re.compile(r"Protokoll(?:erklärung(?:en)?|notiz(?:en)?)\s*(?::\s*(.*))?$", re.I),
}
FACTS = re.compile(
    r"(?:Antragsteller\w*|Antragstellende\w*(?: Länder)?|Mitantragsteller\w*|Veröffentlichung"
    r"|Abstimmungsergebnis|Nummer|Geschäftszeichen|Aktenzeichen|Fassung|Vorsitz|Federführung|Berichterstatt\w+"
    r"|Stand|Datum|Ort)\s*:",
    re.I,
)
TITLE_LABEL = re.compile(r"(?:Titel|Betreff|Thema)\s*:\s*(.+)$", re.I)
AGENDA_ITEM = re.compile(r"(?:zu )?TOP\s*[A-Z]?\d+(?:\.\d+)*[a-z]?\b\s*[:–—-]?\s*(.*)$")
LETTERHEAD = re.compile(
    r"Antrag (?:de[rs]|an|für|zur)\b|(?:\d+\. )?(?:Sitzung|IntMK|Integrationsminister\S*konferenz)\b"
)
CONTENTS = ("toc ", "contents ", "verzeichnis ", "inhaltsverzeichnis")


@dataclass(frozen=True)
class DocxText:
    """What was read: every entry one paragraph of plain text, Ziffern with their level 1 to 3.

    `warnings` are German sentences about what was not taken over or had to be guessed.
    """

    title: str
    preamble: list[str]
    ziffern: list[tuple[int, str]]
    rationale: list[str]
    warnings: list[str]


def read_docx(data: bytes) -> DocxText:
    """Read a Word file. Tracked changes count as accepted, comments and pictures are left out.

    Raises DocxError, whose message is one German sentence, for everything that cannot be read as a .docx.
    """
    found, warnings = read_paragraphs(docx_parts(data))
    paragraphs = [p for p in found if not any(style.startswith(CONTENTS) for style in p.styles)]
    if not paragraphs:
        raise DocxError(NO_TEXT)
    if len(paragraphs) > MAX_PARAGRAPHS:
        raise DocxError(TOO_LONG)
    # A dict keeps the order, and each sentence once.
    told = dict.fromkeys(warnings)
    warn = told.setdefault
    sections = _sections(paragraphs)
    title, head = _titled(sections["head"], warn)
    resolution = ResolutionText(warn)
    for paragraph in head + sections["resolution"]:
        resolution.add(paragraph)
    if not resolution.ziffern:
        warn(NO_ZIFFERN)
    if sections["statements"]:
        warn(STATEMENTS)
    if any(paragraph.number for paragraph in sections["rationale"]):
        warn(NUMBERED_RATIONALE)
    rationale = [paragraph.text for paragraph in sections["rationale"]]
    return DocxText(title, resolution.preamble, resolution.ziffern, rationale, list(told))


def _sections(paragraphs):
    """The paragraphs by section; the head ends with „Beschluss:“, or where the first Ziffer stands."""
    sections = {"head": [], **{name: [] for name in SECTIONS}}
    current = "head"
    for paragraph in paragraphs:
        name, rest = (None, None) if _is_title(paragraph) else _section_heading(paragraph.text)
        if name:
            current = name
            if rest:
                sections[current].append(Paragraph(rest))
            continue
        if current == "head" and opens_ziffern(paragraph) and not _is_title(paragraph) | is_heading(paragraph):
            current = "resolution"
        sections[current].append(paragraph)
    return sections


def _is_title(paragraph):
    return not {"title", "titel"}.isdisjoint(paragraph.styles)


def _section_heading(text):
    for name, pattern in SECTIONS.items():
        if match := pattern.match(text):
            return name, match.group(1)
    return None, None


def _titled(head, warn):
    """The title, and what of the head belongs to the preamble."""
    start, end, title = _title(head)
    if not title:
        warn(NO_TITLE)
    kept = []
    for position, paragraph in enumerate(head):
        if start <= position < end:
            continue
        if FACTS.match(paragraph.text):
            warn(FACT.format(shortened(paragraph.text)))
        elif position < start:
            warn(BEFORE_TITLE.format(shortened(paragraph.text)))
        else:
            kept.append(paragraph)
    return title, kept


def _title(head):
    """Where the title stands (from, to) and how it reads; the surest sign wins."""
    styled = [n for n, paragraph in enumerate(head) if _is_title(paragraph)]
    if styled:
        together = [n for offset, n in enumerate(styled) if n == styled[0] + offset]
        text = " ".join(head[n].text for n in together)
        return together[0], together[-1] + 1, _without_agenda_item(text)
    for position, paragraph in enumerate(head):
        if match := TITLE_LABEL.match(paragraph.text):
            return position, position + 1, match.group(1)
    for position, paragraph in enumerate(head):
        if match := AGENDA_ITEM.match(paragraph.text):
            following = head[position + 1].text if position + 1 < len(head) else ""
            return position, position + (1 if match.group(1) else 2), match.group(1) or following
    for is_sign in (is_heading, lambda paragraph: paragraph.is_bold):
        for position, paragraph in enumerate(head):
            if is_sign(paragraph) and not LETTERHEAD.match(paragraph.text) and not FACTS.match(paragraph.text):
                return position, position + 1, paragraph.text
    return 0, 0, ""


def _without_agenda_item(title):
    match = AGENDA_ITEM.match(title)
    return match.group(1) or title if match else title
