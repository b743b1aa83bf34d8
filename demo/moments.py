"""The moments of the demo year at which the offices can rehearse their part. Dates: the calendar of the 20th."""

from datetime import datetime

from intmk.clock import BERLIN
from intmk.labelled import Labelled


class Moment(Labelled):
    AUTUMN = (
        "herbsttreffen",
        "Herbsttreffen",
        "10. September 2024, 10:00 Uhr: Die Länder tauschen sich über Themen aus.",
    )
    PRE = (
        "vorkonferenz",
        "Vorkonferenz",
        "19. März 2025, 10:00 Uhr: Die Arbeitsebene berät und gibt Voten ab.",
    )
    BETWEEN = (
        "zwischen",
        "Zwischen Vor- und Hauptkonferenz",
        "24. März 2025, 09:00 Uhr: Die Tagesordnung entsteht. Hier beginnt die Demo.",
    )
    MAIN = "hauptkonferenz", "Hauptkonferenz, Tag 1", "23. April 2025, 10:00 Uhr: Die Länder stimmen ab."
    AFTER = "danach", "Nach der Konferenz", "25. April 2025, 09:00 Uhr: Die Ergebnisse stehen fest."
    HANDOVER = "uebergabe", "Übergabe", "1. Juli 2025, 09:00 Uhr: Nordrhein-Westfalen übernimmt den Vorsitz."

    @property
    def at(self) -> datetime:
        return _AT[self]


_AT = {
    Moment.AUTUMN: datetime(2024, 9, 10, 10, tzinfo=BERLIN),
    Moment.PRE: datetime(2025, 3, 19, 10, tzinfo=BERLIN),
    Moment.BETWEEN: datetime(2025, 3, 24, 9, tzinfo=BERLIN),
    Moment.MAIN: datetime(2025, 4, 23, 10, tzinfo=BERLIN),
    Moment.AFTER: datetime(2025, 4, 25, 9, tzinfo=BERLIN),
    Moment.HANDOVER: datetime(2025, 7, 1, 9, tzinfo=BERLIN),
}
START = Moment.BETWEEN
