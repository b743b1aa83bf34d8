"""Values that the tests of this floor share."""

from datetime import datetime

from intmk.clock import BERLIN
from text.blocks import build

VOTED_AT = datetime(2025, 4, 24, 11, 20, tzinfo=BERLIN)
NOON = datetime(2025, 4, 24, 12, tzinfo=BERLIN)
TITLE = "Sprachkurse verlässlich finanzieren"
BLOCKS = build(
    ["Die Länder tragen gemeinsam Verantwortung."],
    [(1, "Die IntMK bittet den Bund um Planungssicherheit."), (2, "für drei Jahre und"), (3, "auch auf dem Land.")],
    ["Kurse brechen sonst ab."],
)
