"""Texts of about 3 kB, made of words as uneven as in real ones: some everywhere, most of them seldom."""

from random import Random

from text.blocks import Block, Kind

COMMON = "Integration"  # stands in three of four texts
RARE = "Xenolith"  # stands in ten texts, however many there are
RARE_TEXTS = 10

_FRONT = (
    "Sprach Bildungs Arbeits Förder Kurs Berufs Wohn Gesundheits Familien Jugend Sozial Kultur Verwaltungs Beratungs "
    "Anerkennungs Aufenthalts Einbürgerungs Teilhabe Gemeinde Landes Bundes Haushalts Verfahrens Qualitäts Ehrenamts"
)
_BACK = (
    "programm angebot verfahren stelle kurs förderung beratung planung ordnung leistung struktur versorgung maßnahme "
    "bericht vereinbarung finanzierung begleitung zulassung erhebung vermittlung qualifizierung sicherung netz ziel"
)
_WORDS = [front + back for front in _FRONT.split() for back in _BACK.split()]
_FREQUENCY = [1 / (place + 1) for place in range(len(_WORDS))]
_GLUE = "und für die mit den Ländern sowie bei der in allen Stufen nach dem Bedarf durch eine gemeinsame"
_PLAN = [
    (Kind.PREAMBLE, 1),
    (Kind.ZIFFER, 1),
    (Kind.ZIFFER, 1),
    (Kind.ZIFFER, 2),
    (Kind.ZIFFER, 2),
    (Kind.ZIFFER, 1),
    (Kind.RATIONALE, 1),
    (Kind.RATIONALE, 1),
]


def title(random: Random, place: int) -> str:
    first, second = random.choices(_WORDS, _FREQUENCY, k=2)
    return f"{first} und {second.lower()} verlässlich ordnen, Vorhaben {place}"


def blocks(random: Random, place: int) -> tuple[Block, ...]:
    """Eight blocks. The same place has the rare and the common word in each of its versions."""
    texts = [_paragraph(random) for _ in _PLAN]
    if place % 4:
        texts[1] = f"Die {COMMON} gelingt vor Ort. {texts[1]}"
    if place < RARE_TEXTS:
        texts[2] = f"Das Vorhaben {RARE} wird fortgeführt. {texts[2]}"
    return tuple(
        Block(f"{place:06d}{row:02d}", kind, text, level)
        for row, ((kind, level), text) in enumerate(zip(_PLAN, texts, strict=True))
    )


def _paragraph(random: Random) -> str:
    words, glue = random.choices(_WORDS, _FREQUENCY, k=16), _GLUE.split()
    return " ".join(f"{word} {random.choice(glue)}" for word in words) + " Weg."
