"""The moment at which the chair passes on, and what is said of the year that is over."""

from datetime import datetime

from intmk.clock import BERLIN

LAST = datetime(2025, 6, 30, 23, 59, 59, tzinfo=BERLIN)
FIRST = datetime(2025, 7, 1, tzinfo=BERLIN)
CLOSED = (
    "Das Vorsitzjahr der 20. IntMK ist beendet; der Vorschlag bleibt dort, wie er ist. "
    "Soll das Anliegen weitergehen, legen Sie in der laufenden Konferenz eine neue Idee an."
)
