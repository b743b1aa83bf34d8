"""Everything a proposal needs works in a browser without JavaScript."""

import pytest

from tests.world import SECRET, SESSION, ZIFFERN, choices

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

TITLE = f"Kurse sichern {SECRET}"


@pytest.fixture
def plain(visit):
    """`plain("bayern")`: that person's window with JavaScript off; axe needs JavaScript and stays out."""
    return lambda persona: visit(persona, javascript=False, looks=False)


def test_list_is_filtered(plain, proposal_in):
    proposal_in("tabled")
    reader = plain("sachsen")
    reader.go("/vorschlaege/")
    reader.fill(stand="Auf der Tagesordnung")
    reader.press("Filtern")
    assert reader.page.locator(".row__title").all_inner_texts() == [TITLE]
    reader.fill(q="Fahrradwege")
    reader.press("Filtern")
    assert reader.page.locator(".row__title").all_inner_texts() == []


def test_text_is_edited(plain, proposal_in):
    writer = plain("bayern")
    writer.go(f"{proposal_in('drafting').get_absolute_url()}bearbeiten/")
    writer.fill(ziffern=ZIFFERN.replace("Kurse fehlen", "Plätze fehlen"))
    writer.press("Fassung speichern")
    assert writer.reads("dass Plätze fehlen")
    assert writer.reads("Fassung 2 ist gespeichert.")


def test_text_saved_on_an_old_version_shows_both(plain, proposal_in):
    path = f"{proposal_in('drafting').get_absolute_url()}bearbeiten/"
    first, second = plain("bayern"), plain("hamburg")
    for writer in (first, second):
        writer.go(path)
    first.fill(ziffern=ZIFFERN.replace("Kurse fehlen", "Plätze fehlen"))
    first.press("Fassung speichern")
    second.fill(ziffern=ZIFFERN.replace("Kurse fehlen", "Lehrkräfte fehlen"))
    second.press("Fassung speichern", status=409)
    assert sides_of(second) == [
        "Ihr Text Die IntMK stellt fest, dass Lehrkräfte fehlen.",
        "Fassung 2 Die IntMK stellt fest, dass Plätze fehlen.",
    ]
    second.press("Fassung speichern")
    assert second.reads("dass Lehrkräfte fehlen")


def test_amendment_is_written_looked_at_and_filed(plain, proposal_in):
    writer = plain("sachsen")
    writer.go(f"{proposal_in('tabled').get_absolute_url()}aenderungen/neu/")
    field = writer.page.locator('[aria-labelledby="part-ziffer"] textarea')
    field.first.fill("Die IntMK stellt fest, dass Plätze fehlen.")
    writer.page.get_by_role("button", name="Neu unter 1.", exact=True).click()
    field.nth(1).fill("Die IntMK dankt den Kommunen.")
    writer.press("Vorher ansehen")
    assert writer.reads("Nach Ziffer 1 wird eingefügt: ‚Die IntMK dankt den Kommunen.‘")
    writer.fill(reason="Klarer.")
    writer.press("Änderungsantrag einbringen")
    assert writer.reads("Ä1 ist eingebracht.")
    assert writer.reads("In Ziffer 1 wird ‚Kurse‘ durch ‚Plätze‘ ersetzt.")


def sides_of(writer):
    return [" ".join(side.split()) for side in writer.page.locator(".side-by-side > div").all_inner_texts()]


def test_step_asks_for_what_is_missing(plain, proposal_in):
    office = plain("geschaeftsstelle")
    office.go(proposal_in("submitted").get_absolute_url())
    office.follow("Zur Überarbeitung zurückgeben")
    office.press("Zur Überarbeitung zurückgeben")
    assert office.page.locator(".error-summary li").all_inner_texts() == ["Begründung: Diese Angabe fehlt."]
    office.fill(reason="Ziffer 2 ist unklar.")
    office.press("Zur Überarbeitung zurückgeben")
    assert office.page.locator(".page-header .state").inner_text() == "Zur Überarbeitung zurück"


def test_position_is_taken_and_dropped(plain, proposal_in):
    reader = plain("sachsen")
    reader.go(proposal_in("admitted").get_absolute_url())
    reader.follow("Position eintragen")
    reader.fill(stance="Unterstützt")
    reader.press("Position eintragen")
    saxony = reader.page.get_by_role("rowheader", name="Sachsen", exact=True)
    assert reader.page.get_by_role("row").filter(has=saxony).locator(".state").inner_text() == "Unterstützt"
    reader.follow("Position ändern")
    reader.press("Position zurücknehmen")
    assert reader.reads("Die Position ist zurückgenommen.")


def test_vote_release_and_publication(plain, proposal_in, stopped_clock):
    path = proposal_in("tabled").get_absolute_url()
    stopped_clock(SESSION)
    office, press, public = plain("geschaeftsstelle"), plain("presse"), plain(None)
    office.go(path)
    office.follow("Abstimmung erfassen")
    for land, choice in choices().items():
        office.page.locator(f'[name="{land}"][value="{choice}"]').check()
    office.press("Ergebnis ansehen")
    office.press("Ergebnis feststellen")
    assert office.reads("16 : 0 : 0 (Ja : Nein : Enthaltung)")
    office.follow("Zur Veröffentlichung freigeben")
    office.fill(rationale="Bleibt unter den Ländern", embargo="Ohne Sperrfrist")
    office.press("Freigeben")
    press.go("/pressetisch/")
    press.follow(TITLE)
    press.follow("Veröffentlichen …")
    press.press("Jetzt veröffentlichen")
    public.go("/beschluesse/2025-001/")
    assert public.heading == TITLE
