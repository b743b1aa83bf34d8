"""One proposal from the idea to the public page, through the real pages, each step by the person whose step it is."""

import re
from datetime import datetime, timedelta

import pytest

from intmk.clock import BERLIN
from intmk.converters import IDEA_NAME
from tests.world import NOW, SESSION

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

BEFORE_DEADLINE = datetime(2025, 3, 3, 9, tzinfo=BERLIN)
EMBARGO = datetime(2025, 4, 25, 13, tzinfo=BERLIN)
DOSSIER = "/vorschlaege/2025-001/"
PUBLIC = "/beschluesse/2025-001/"
TITLE = "Sprachkurse verlässlich finanzieren"
TEXT = """1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet die Bundesregierung um Mittel.
   a) für Kurse,
   b) für Beratung."""
LETTERS = "jjjjjjjjjjjjjneb"  # thirteen Ja, then Nein, Enthaltung, ohne Stimmabgabe


@pytest.fixture
def at_screen(visit):
    """`at_screen("bayern")`: that person's window, the same one each time."""
    windows = {}

    def person(name):
        if name not in windows:
            windows[name] = visit(name)
        return windows[name]

    return person


def test_proposal_becomes_a_public_resolution(at_screen, visit, stopped_clock):
    stopped_clock(BEFORE_DEADLINE)
    write_idea(at_screen("bayern"))
    take_to_group(at_screen("bayern"))
    step(at_screen("bayern_freigabe"), "Einreichen")
    step(at_screen("geschaeftsstelle"), "Zur Überarbeitung zurückgeben", reason="Ziffer 2 ist unklar.")
    revise(at_screen("bayern"))
    step(at_screen("bayern_freigabe"), "Erneut einreichen")
    step(at_screen("geschaeftsstelle"), "Zulassen", note="Form geprüft.")
    step(at_screen("geschaeftsstelle"), "In die Vorkonferenz geben")
    stopped_clock(NOW)
    step(at_screen("geschaeftsstelle"), "Votum festhalten", recommendation="Zustimmung ohne Aussprache")
    step(at_screen("geschaeftsstelle"), "Auf die Tagesordnung setzen", top="2.7")
    stopped_clock(SESSION)
    call_the_roll(at_screen("geschaeftsstelle"))
    release(at_screen("geschaeftsstelle"))
    publish(at_screen("presse"))
    stopped_clock(EMBARGO - timedelta(seconds=1))
    is_not_public(at_screen(None))
    stopped_clock(EMBARGO)
    is_public(visit(None))


def write_idea(bayern):
    bayern.go("/vorschlaege/")
    bayern.follow("Neue Idee anlegen")
    bayern.fill(
        title=TITLE,
        origin="Gespräch",
        ziffern=TEXT,
        rationale="Weil die Mittel jedes Jahr neu verhandelt werden.",
        addressee="Bundesregierung",
        contact="Referat 1",
    )
    bayern.press("Idee anlegen")
    assert re.search(f"/vorschlaege/{IDEA_NAME}/$", bayern.page.url)
    assert bayern.heading == TITLE


def take_to_group(bayern):
    bayern.follow("Zum Austausch stellen")
    bayern.press("Zum Austausch stellen")
    assert bayern.page.url.endswith(DOSSIER)
    step(bayern, "In die eigene Arbeitsgruppe nehmen", group="AG Sprache", theme="Sprachkurse")


def step(person, label, **facts):
    """A step: from the proposal's page to the page of the step, and back."""
    person.go(DOSSIER)
    person.follow(label)
    assert person.heading == label
    person.fill(**facts)
    person.press(label)
    assert person.page.url.endswith(DOSSIER)


def revise(bayern):
    bayern.go(DOSSIER)
    assert bayern.reads("Ziffer 2 ist unklar.")
    bayern.follow("Text bearbeiten")
    bayern.page.get_by_label("Ziffer 2.", exact=True).fill("Die IntMK bittet die Bundesregierung um Mittel bis 2030.")
    bayern.fill(note="Ziffer 2 genauer")
    bayern.press("Fassung speichern")
    assert bayern.reads("um Mittel bis 2030")


def call_the_roll(office):
    office.go(DOSSIER)
    office.follow("Abstimmung erfassen")
    while office.page.evaluate("() => document.activeElement.type") != "radio":
        office.page.keyboard.press("Tab")
    for letter in LETTERS:
        office.page.keyboard.press(letter)
    office.page.locator("[data-record]").wait_for()
    office.page.keyboard.press("Enter")
    assert office.reads("13 Ja, 1 Nein, 1 Enthaltung, 1 ohne Stimmabgabe: angenommen, mehrheitlich")
    assert office.focused != "Ergebnis feststellen"
    office.press("Ergebnis feststellen")
    office.look()
    assert office.page.url.endswith(DOSSIER)
    assert office.reads("13 : 1 : 1 (Ja : Nein : Enthaltung)")


def release(office):
    office.follow("Zur Veröffentlichung freigeben")
    office.fill(
        rationale="Wird mit veröffentlicht",
        embargo="Mit Sperrfrist",
        embargo_until_tag="25",
        embargo_until_monat="4",
        embargo_until_jahr="2025",
        embargo_until_uhrzeit="13:00",
    )
    office.press("Freigeben")
    assert office.reads("Sperrfrist bis 25. April 2025, 13:00 Uhr")


def publish(press):
    press.go("/pressetisch/")
    press.follow(TITLE)
    press.follow("Veröffentlichen …")
    press.press("Zum Ende der Sperrfrist veröffentlichen")
    assert press.heading == TITLE


def is_not_public(reader):
    reader.go("/beschluesse/")
    assert not reader.reads(TITLE)
    reader.go(PUBLIC, status=404)


def is_public(reader):
    """Another reader: the first one's browser may keep the list for a minute."""
    reader.go("/beschluesse/")
    reader.follow(TITLE)
    assert reader.page.url.endswith(PUBLIC)
    assert reader.reads("um Mittel bis 2030")
    link = reader.page.get_by_role("link", name="Als PDF lesen")
    paper = reader.page.request.get(link.evaluate("link => link.href"))
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.body().startswith(b"%PDF-")
