"""A Word file from outside as plain blocks: title, preamble, Ziffern, rationale and warnings."""

import re
from dataclasses import dataclass
from typing import BinaryIO

from documents.characters import shortened
from documents.docx.archive import DocxError, docx_parts
from documents.docx.bounds import MAX_PARAGRAPHS, TOO_LONG
from documents.docx.paragraphs import Paragraph, read_paragraphs
from documents.docx.ziffern import ResolutionText, is_heading, opens_ziffern

__all__ = ["DocxError", "DocxText", "read_docx"]

NO_TEXT = "Das Dokument enthält keinen Text."
NO_TITLE = "Es wurde kein Titel erkannt. Bitte tragen Sie ihn ein."
NO_ZIFFERN = "Es wurde keine Nummerierung erkannt. Alle Absätze vor der Begründung stehen in der Präambel."
BEFORE_TITLE = "Text vor dem Titel wurde nicht übernommen: „{}“."
FACT = "Die Angabe „{}“ wurde nicht übernommen."
STATEMENTS = "Protokollerklärungen wurden nicht übernommen."
NUMBERED_RATIONALE = "Die automatische Nummerierung in der Begründung wurde nicht übernommen."

# What may stand behind the word: „der AG Sprache“, „für die 20. IntMK“, „zum Antrag“, „(Entwurf)“, then „:“ or nothing.
_MORE = (
    r"(?:\s+(?:der (?:AG|Arbeitsgruppe|Antragsteller)|des Landes|für die \d+\.|zum (?:Antrag|Beschluss))[^:.]*"
    r"|\s*\([^)]*\))?"
)
_REST = rf"{_MORE}\s*(?:[–-]|:\s*(.*))?$"
SECTIONS = {
    "resolution": re.compile(
        rf"(?:Beschlu(?:ss|ß)(?:vorschlag|text|entwurf|empfehlung)?|Entwurf eines Beschlusses|Entschließung"
        rf"|Antragstext){_REST}",
        re.I,
    ),
    "rationale": re.compile(
        rf"(?:(?:Zur )?(?:Kurz|Antrags)?(?:begründung|begruendung)(?:\s*/\s*Sachverhalt)?|Erläuterung(?:en)?"
        rf"|Sachverhalt|Sachdarstellung|Hintergrund){_REST}",
        re.I,
    ),
    "statements": re.compile(
        r"Protokoll(?:erklärung(?:en)?|notiz(?:en)?)(?:\s+(?:de[rs]|von)\s[^:.]*)?\s*(?::\s*(.*))?$", re.I
    ),
}
# „I. Beschluss“, „B. Begründung“; and „B e s c h l u s s“, as a typewriter stresses a word.
_ENUMERATED = re.compile(r"(?:[IVX]{1,4}|[A-Z]|\d)[.)]\s*")
_SPACED = re.compile(r"(?:\w ){5,}\w\b")
FACTS = re.compile(
    r"(?:Antragsteller\w*|Antragstellende\w*(?: Länder)?|Mitantragsteller\w*|Veröffentlichung"
    r"|Abstimmungsergebnis|Nummer|Geschäftszeichen|Aktenzeichen|Fassung|Vorsitz|Federführung|Berichterstatt\w+"
    r"|Stand|Datum|Ort)\s*:",
    re.I,
)
TITLE_LABEL = re.compile(r"(?:Titel|Betreff|Thema)\s*:\s*(.+)$", re.I)
AGENDA_ITEM = re.compile(r"(?:zu )?TOP\s*:?\s*[A-Z]?\d+(?:\.\d+)*[a-z]?\b\s*[:–—-]?\s*(.*)$")
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


def read_docx(file: BinaryIO | bytes) -> DocxText:
    """Read a Word file. Tracked changes count as accepted, comments and pictures are left out.

    Raises DocxError, whose message is one German sentence, for everything that cannot be read as a .docx.
    """
    found, warnings = read_paragraphs(docx_parts(file))
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
    for paragraph in head + list(_without_facts(sections["resolution"], warn)):
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
        if rest and (name == current or paragraph.number):
            name = None  # „Hintergrund: Die Mittel fehlen.“ amid the reasons, or as a Ziffer
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
    number = _ENUMERATED.match(text)
    heading = text[number.end() :] if number else text
    heading = _SPACED.sub(lambda word: word.group().replace(" ", ""), heading, count=1)
    for name, pattern in SECTIONS.items():
        match = pattern.match(heading)
        if match and not (number and match.group(1)):
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


def _without_facts(paragraphs, warn):
    """What is no fact such as „Abstimmungsergebnis: einstimmig“."""
    for paragraph in paragraphs:
        if FACTS.match(paragraph.text) and paragraph.number is None:
            warn(FACT.format(shortened(paragraph.text)))
        else:
            yield paragraph


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
