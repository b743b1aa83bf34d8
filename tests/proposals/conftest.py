"""What the pages of a proposal are fed with, the forms as a person sends them; and several people at one moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from intmk.refusal import Refused
from proposals.versions.saving import Stale
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


@pytest.fixture
def together():
    """`together(a, b, …)`: all at once, each in a thread of its own; what each returned or raised, in their order."""

    def run(*verbs):
        barrier = Barrier(len(verbs))

        def one(verb):
            try:
                connection.ensure_connection()
                barrier.wait(timeout=20)
                return verb()
            except (Refused, Stale, Fault) as raised:
                return raised
            finally:
                connection.close()

        with ThreadPoolExecutor(len(verbs)) as threads:
            return list(threads.map(one, verbs))

    return run


class Fault(Exception):
    """Something that breaks in the middle of a transaction."""
