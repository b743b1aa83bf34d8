"""What the pages of a proposal are fed with: the forms as a person sends them."""

import pytest

from tests.world import ZIFFERN


@pytest.fixture
def idea(conference):
    """`idea(title=…)`: the form „Neue Idee“ of Bayern, filled in completely."""
    theme = conference.themes.get().pk

    def typed(**fields):
        return {
            "title": "Kurse auf dem Land",
            "kind": "ordinary",
            "theme": theme,
            "lead_land": "BY",
            "origin": "talk",
            "origin_note": "",
            "preamble": "",
            "ziffern": ZIFFERN,
            "rationale": "Weil es nötig ist.",
            "addressee": "Bundesregierung",
            "contact": "Referat 1",
        } | fields

    return typed


@pytest.fixture
def text(idea):
    """`text(base=1, ziffern=…)`: the form „Text bearbeiten“, written on a version."""

    def typed(*, base, note="", **fields):
        names = ("title", "preamble", "ziffern", "rationale", "addressee", "contact")
        return {name: idea()[name] for name in names} | {"note": note, "base": base} | fields

    return typed
