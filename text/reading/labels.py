"""The lines that are no text of a resolution but say what stands below or beside them. Tables of their forms."""

import re

# What may stand behind the word: „der AG Sprache“, „für die 20. IntMK“, „zum Antrag“, „(Entwurf)“, then „:“ or nothing.
_MORE = (
    r"(?:\s+(?:der (?:AG|Arbeitsgruppe|Antragsteller)|des Landes|für die \d+\.|zum (?:Antrag|Beschluss))[^:.]{0,200}"
    r"|\s*\([^)]{0,200}\))?"
)
_REST = rf"{_MORE}\s*(?:[–-]|:\s*(.*))?$"
SECTIONS = {
    "resolution": re.compile(
        rf"(?:Beschlu(?:ss|ß)(?:vorschlag|text|entwurf|empfehlung)?|Entwurf eines Beschlusses|Entschließung"
        rf"|Antragstext){_REST}",
        re.I,
    ),
    "rationale": re.compile(
        rf"(?:(?:Zur )?(?:Kurz|Antrags)?(?:begründung|begruendung)(?:\s*/\s*Sachverhalt)?(?: im Einzelnen)?"
        rf"|Erläuterung(?:en)?|Sachverhalt|Sachdarstellung|Hintergrund|(?:Die )?Gründe){_REST}",
        re.I,
    ),
    "statements": re.compile(
        r"Protokoll(?:erklärung(?:en)?|notiz(?:en)?)(?:\s+(?:de[rs]|von)\s[^:.]*|\s[^:.]{1,80}(?=:))?\s*(?::\s*(.*))?$",
        re.I,
    ),
    "preamble": re.compile(r"(?:Präambel|Vorbemerkung(?:en)?|Vorspruch)\s*(?::\s*(.*))?$", re.I),
}
# „I. Beschluss“, „B. Begründung“; and „B e s c h l u s s“, as a typewriter stresses a word.
PART_MARK = re.compile(r"(?:[IVX]{1,4}|[A-Z])[.)]\s+")
NUMBER_MARK = re.compile(r"(\d{1,3})[.)]\s+")
_SPACED = re.compile(r"(?:\w ){5,}\w\b")
FACTS = re.compile(
    r"(?:Antragsteller\w*|Antragstellende\w*(?: Länder)?|Mitantragsteller\w*|Veröffentlichung"
    r"|Abstimmungsergebnis|Nummer|Geschäftszeichen|Aktenzeichen|Fassung|Vorsitz|Federführung|Berichterstatt\w+"
    r"|Stand|Datum|Ort)\s*:",
    re.I,
)
TITLE_LABEL = re.compile(r"(?:Titel|Betreff|Betr\.|Thema|Gegenstand)\s*:\s*(.+)$", re.I)
AGENDA_ITEM = re.compile(
    r"(?:zu )?(?:TOP|Tagesordnungspunkt)\s*:?\s*[A-Z]?\d+(?:\.\d+)*[a-z]?\b\s*[:–—-]?\s*(.*)$", re.I
)
# „TOP 2: Mittel“, „Antrag 2“: what may head another resolution.
ANOTHER = re.compile(
    r"(?:(?:zu )?(?:TOP|Tagesordnungspunkt)\s*:?\s*[A-Z]?\d|"
    r"(?:(?:Beschluss)?(?:antrag|vorschlag|vorlage)|Beschluss|Entschließung)\s+(?:Nr\.\s*)?(?:[2-9]\d?|1\d|II|III|IV|B)\b)",
    re.I,
)
LETTERHEAD = re.compile(
    r"Antrag (?:de[rs]|an|für|zur)\b|(?:\d+\. )?(?:Sitzung|IntMK|Integrationsminister\S*konferenz)\b"
)
# A line that names only what the paper is.
KIND = re.compile(
    r"(?:(?:Beschlu(?:ss|ß)|Tisch|Sitzungs|Leit)?(?:vorlage|vorschlag|entwurf|antrag)|Entwurf|Beschlu(?:ss|ß)"
    r"|Anlage(?: \d+)?"
    r"|Entschließung(?:santrag)?|Beschlu(?:ss|ß)(?:empfehlung|text)|Antragstext)\s*[:–-]?\s*(?:\((?:Entwurf|neu)\))?$",
    re.I,
)
# In a table of two versions the columns are headed by one of these.
OLD_COLUMN = re.compile(
    r"(?:bisher\w*|bislang|ursprünglich\w*|alt\w*|geltende\w*|gültige\w*|vorher|ist)(?: (?:Text|Fassung|Wortlaut))?:?$",
    re.I,
)
NEW_COLUMN = re.compile(
    r"(?:neu\w*|künftig\w*|(?:änderungs?)?vorschlag|geänderte\w*|nachher|soll)(?: (?:Text|Fassung|Wortlaut))?:?$",
    re.I,
)
# What may stand beside them: the number, and why.
SIDE_COLUMN = re.compile(
    r"(?:(?:lfd\. ?)?Nr\.?|Ziffer|Ziff\.|Pos\.|TOP|Bemerkung(?:en)?|Begründung|Anmerkung(?:en)?|Erläuterung(?:en)?):?$",
    re.I,
)
# „Begründung zu Ziffer 2:“ is a heading among reasons and stays.
_REASONS_OF_A_POINT = re.compile(
    r"(?:Einzel)?begründung\s+(?:zu|der|von)\s+(?:den\s+)?(?:Ziffern?|Ziff\.|Nummern?|Nr\.|Punkt(?:en)?)\s[^:.]{1,40}"
    r"(?::.*)?$",
    re.I,
)
_LABEL_OF_A_FORM = re.compile(r"(?:TOP|Tagesordnungspunkt|Titel|Betreff|Betr\.|Thema|Gegenstand):?$", re.I)


def section(text: str) -> tuple[str, str] | None:
    """The part of the text that this line heads, and the words behind the colon; None for any other line."""
    heading = _SPACED.sub(lambda word: word.group().replace(" ", ""), text, count=1)
    for name, pattern in SECTIONS.items():
        if match := pattern.match(heading):
            return name, match.group(1) or ""
    return ("rationale", text) if _REASONS_OF_A_POINT.match(heading) else None


def labels_a_row(text: str) -> bool:
    """Whether the first cell of a row says what stands beside it, as on a form."""
    found = section(text)
    is_section = found is not None and not found[1]
    return is_section or FACTS.match(f"{text}:") is not None or _LABEL_OF_A_FORM.match(text) is not None
