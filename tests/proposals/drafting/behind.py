"""What the forms send in which a text is written."""

from tests.world import ZIFFERN

TEXT = {"title": "Neuer Titel", "preamble": "", "ziffern": ZIFFERN, "rationale": "Weil es nötig ist.", "base": "1"}


def sent(conference) -> dict:
    return {
        "proposals:new": TEXT | {"lead_land": "BY", "kind": "ordinary", "origin": "talk"},
        "proposals:edit": TEXT,
        "proposals:details": {"addressee": "Bund", "contact": "Referat", "kind": "declaration", "origin": "talk"},
    }
