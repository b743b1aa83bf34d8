"""The pages of the footer in the demo year: examples, marked as such, written by the office in its first weeks."""

import tomllib
from datetime import datetime
from functools import partial

from accounts.permissions import Role
from demo.telling import Event, someone
from demo.world import DATA
from intmk import clock
from resolutions.legal.rules import LegalPage
from resolutions.models import LegalText

WRITTEN = datetime(2024, 7, 15, 10)


def events() -> list[Event]:
    texts = tomllib.loads((DATA / "legal.toml").read_text(encoding="utf-8"))
    return [
        Event(clock.wall(WRITTEN), f"Seite {page.label}", partial(_write, page, texts[page.value]))
        for page in LegalPage
    ]


def _write(page: LegalPage, text: str) -> None:
    LegalText.write(page, text.strip(), after=0, by=someone("NI", Role.SECRETARIAT))
