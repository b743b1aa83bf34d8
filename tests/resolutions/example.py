"""Values that the tests of this floor share."""

from datetime import datetime

from django.contrib.messages import get_messages

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


def said(response) -> list[tuple[str, str]]:
    """The messages that the next page will show, each with its kind."""
    return [(message.level_tag, str(message)) for message in get_messages(response.wsgi_request)]
