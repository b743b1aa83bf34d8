"""The pages a public site has to have, what they must say, and how they are written. Pure.

A page is plain text: paragraphs between empty lines, `# ` before a heading, `- ` before an item of a list. Sources:
§ 5 DDG (Impressum), Art. 13 DSGVO (Datenschutz), § 12b BGG and BITV 2.0 (Erklärung zur Barrierefreiheit).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from intmk.labelled import Labelled

MOST_CHARACTERS = 30_000
FEEDBACK_LENGTH = 4000
FEEDBACK_AN_HOUR = 60  # beyond that it is a machine that writes
_GAP = re.compile(r"\[[^\[\]\n]{3,80}\]")


class LegalPage(Labelled):
    IMPRINT = "impressum", "Impressum", "Wer diese Seiten anbietet und wie man sie erreicht."
    PRIVACY = "datenschutz", "Datenschutz", "Welche Daten verarbeitet werden, wozu, wie lange und mit welchen Rechten."
    ACCESSIBILITY = "barrierefreiheit", "Erklärung zur Barrierefreiheit", "Was zugänglich ist, was nicht, wer hilft."


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a paragraph or a list, with its lines."""

    kind: str
    lines: tuple[str, ...]


def pieces(text: str) -> Iterator[Piece]:
    """The text as it is shown."""
    for (kind, _), lines in groupby(_marked(text), key=lambda line: line[:2]):
        if kind != "gap":
            yield Piece(kind, tuple(words for _, _, words in lines))


def _marked(text: str) -> Iterator[tuple[str, int, str]]:
    """Each line with its kind; headings are numbered, so that two in a row stay two."""
    for place, line in enumerate(text.splitlines()):
        words = line.strip()
        if words.startswith("# "):
            yield "heading", place, words[2:].strip()
        elif words.startswith("- "):
            yield "list", 0, words[2:].strip()
        else:
            yield ("paragraph" if words else "gap"), 0, words


def gaps(text: str) -> list[str]:
    """What a pattern still leaves open: „[Name der Behörde]“."""
    return list(dict.fromkeys(_GAP.findall(text)))


PATTERNS = {
    LegalPage.IMPRINT: """# Anbieter
[Name der Behörde]
[Straße, Postleitzahl und Ort]

# Kontakt
Telefon: [Telefonnummer]
E-Mail: [E-Mail-Adresse]

# Vertretung
Die Behörde wird vertreten durch [Name und Amt].

# Verantwortlich für den Inhalt
Geschäftsstelle der Integrationsministerkonferenz beim Vorsitzland, [Name der verantwortlichen Person]
""",
    LegalPage.PRIVACY: """# Verantwortlich
[Name und Anschrift der Behörde]

# Datenschutzbeauftragte Person
[Name und E-Mail-Adresse]

# Was beim Lesen der öffentlichen Seiten geschieht
Die öffentlichen Seiten setzen ohne Anmeldung kein Cookie und binden nichts von anderen Anbietern ein. Der Server \
schreibt je Aufruf Zeitpunkt, Adresse der Seite und Antwort in ein Protokoll, das nach [Zahl der Tage] gelöscht wird.

# Was bei der Anmeldung geschieht
Für angemeldete Personen speichert die Anwendung Name, dienstliche E-Mail-Adresse, Bestellungen und die Schritte, die \
sie in einem Verfahren gehen. Ein Cookie hält die Sitzung offen.

# Rückmeldungen
Wer eine Barriere meldet, gibt Kontaktdaten nur freiwillig an. Sie dienen allein der Antwort.

# Ihre Rechte
- Auskunft, Berichtigung und Löschung
- Einschränkung der Verarbeitung und Widerspruch
- Beschwerde bei [Name der Aufsichtsbehörde]
""",
    LegalPage.ACCESSIBILITY: """# Geltung
Diese Erklärung gilt für die öffentlichen Seiten der Anwendung IntMK, angeboten von [Name der Behörde].

# Stand der Vereinbarkeit
Die Seiten sind nach BITV 2.0 und WCAG 2.2 AA gebaut. Geprüft wurde zuletzt am [Tag der Prüfung] durch \
[Art der Prüfung, zum Beispiel Selbstbewertung].

# Was noch nicht zugänglich ist
- [bekannte Barrieren oder: keine bekannt]

# Rückmeldung
Eine Barriere melden Sie mit dem Formular auf dieser Seite oder an [E-Mail-Adresse].

# Durchsetzung
Bleibt eine Antwort aus, wenden Sie sich an [Name und Anschrift der Schlichtungsstelle].
""",
}
