"""Reading versions in the browser: the redline as a screen reader gets it, the comparison, the keys."""

from dataclasses import replace

import pytest

from proposals.models import Position, Proposal
from proposals.versions.saving import Draft, revise
from tests.e2e.browser import NARROW, WIDE
from tests.proposals.versions.texts import ONE, THREE, TWO, WHY
from text.text import Text

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
CHANGED = replace(ONE, text="Die IntMK stellt fest, dass viele Kurse fehlen.")


@pytest.fixture
def compared(proposal_in, somebody):
    """In the group: version 2, and version 3 in which a Ziffer has moved, one is changed, one new, one gone."""
    proposal, bayern = proposal_in("drafting"), somebody("bayern")
    for base, blocks in (
        (1, (ONE, TWO, replace(WHY, id="ziffer04", kind=ONE.kind), WHY)),
        (2, (TWO, CHANGED, THREE, WHY)),
    ):
        title = "Kurse sichern" if base == 1 else "Kurse dauerhaft sichern"
        revise(proposal, Draft(Text(title, blocks), f"Stand {base}"), base=base, by=bayern)
    return Proposal.objects.get(pk=proposal.pk)


def spoken(page) -> list[str]:
    """The lines of the accessibility tree of the text: what a screen reader gets, without what only the eye sees."""
    return [line.strip() for line in page.locator("#text").aria_snapshot().splitlines()]


def test_the_redline_is_heard_as_well_as_seen(visit, compared):
    reader = visit("hamburg")
    reader.go(f"{compared.get_absolute_url()}vergleich/?von=2&bis=3")
    heard = spoken(reader.page)
    assert '- insertion: "eingefügt: dauerhaft"' in heard
    assert '- insertion: "eingefügt: viele"' in heard
    assert '- insertion: "eingefügt: Die IntMK dankt der Arbeitsgruppe."' in heard
    assert '- deletion: "gestrichen: Weil es nötig ist."' in heard
    assert [line for line in heard if "bisher" in line] == ["- paragraph: verschoben, bisher Ziffer 2"]
    words = reader.page.locator("#worte li").all_inner_texts()
    assert words[0] == "Im Titel wird nach ‚Kurse‘ ‚dauerhaft‘ eingefügt."
    assert "Ziffer 2 wird vor Ziffer 1 verschoben." in words


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_view_of_a_comparison_is_without_fault(visit, compared, scheme):
    reader = visit("hamburg", scheme=scheme)
    for view in ("text", "nebeneinander", "worte"):
        for width in (WIDE, NARROW):
            reader.page.set_viewport_size({"width": width, "height": 900})
            reader.go(f"{compared.get_absolute_url()}vergleich/?von=2&bis=3&ansicht={view}")
    reader.go(f"{compared.get_absolute_url()}fassungen/2/?zeilen=ja")
    reader.page.set_viewport_size({"width": WIDE, "height": 900})
    reader.look()
    reader.follow("Was seither anders ist")
    reader.page.get_by_label("Von", exact=True).select_option("3")
    reader.press("Vergleichen")
    assert reader.reads("Es ist zweimal dieselbe Fassung gewählt")


def test_keys_lead_through_the_list_and_to_a_ziffer(visit, proposal_in):
    older, newer = (proposal_in("exchange", title=title) for title in ("Älteres", "Neueres"))
    reader = visit("sachsen")
    page = reader.page
    reader.go("/vorschlaege/?stand=exchange")
    assert page.locator(".tag--new").count() == 2
    reader.follow("Neueres")
    page.keyboard.press("j")
    page.wait_for_url(f"**{older.get_absolute_url()}?aus=**")
    page.keyboard.press("k")
    page.wait_for_url(f"**{newer.get_absolute_url()}?aus=**")
    page.keyboard.press("g")
    page.keyboard.type("2b")
    page.keyboard.press("Enter")
    block_id = newer.text.blocks[3]["id"]
    page.wait_for_url(f"**{newer.get_absolute_url()}?aus=**#z-{block_id}")
    assert page.locator(":target").inner_text().splitlines()[-1] == "für Beratung."
    reader.look()
    reader.follow("zur Liste")
    assert page.locator(".tag--new").count() == 0


def test_keys_can_be_switched_off_and_stay_off(visit, proposal_in):
    proposal = proposal_in("exchange")
    reader = visit("sachsen", looks=False)
    page = reader.page
    reader.go(proposal.get_absolute_url())
    switch = page.get_by_role("button", name="Tastenkürzel")
    switch.click()
    reader.go(f"{proposal.get_absolute_url()}fassungen/1/")
    assert switch.get_attribute("aria-pressed") == "false"
    page.keyboard.press("g")
    assert page.evaluate("() => document.activeElement.tagName") == "BODY"
    switch.click()
    page.keyboard.press("g")
    assert page.evaluate("() => document.activeElement.id") == "gehe-zu"


def test_without_javascript_the_same_works(visit, compared):
    reader = visit("bayern", javascript=False, looks=False)
    page = reader.page
    reader.go(f"{compared.get_absolute_url()}fassungen/2/")
    page.get_by_role("textbox", name="Gehe zu Ziffer", exact=True).fill("2")
    page.get_by_role("button", name="Gehe zu", exact=True).click()
    page.wait_for_url(f"**#z-{TWO.id}")
    assert page.get_by_role("button", name="Tastenkürzel").count() == 0
    reader.press("Fassung 2 wiederherstellen")
    assert reader.reads("Fassung 2 ist wiederhergestellt, als Fassung 4.")


def test_a_version_is_named_and_contested(visit, compared, somebody):
    revise(Proposal.objects.get(), Draft(Text("Kurse", (ONE, WHY)), "Zeichen", True), base=3, by=somebody("hamburg"))
    lead = visit("bayern", width=NARROW)
    lead.go(f"{compared.get_absolute_url()}fassungen/4/")
    lead.fill(**{"name-name": "Fassung Vorkonferenz"})
    lead.press("Fassung benennen")
    lead.fill(**{"widerspruch-reason": "Zwei Ziffern fehlen."})
    lead.press("Widersprechen: nicht nur redaktionell")
    lead.go(compared.get_absolute_url())
    assert lead.reads("Fassung Vorkonferenz")
    assert lead.reads("redaktionell: bestritten")


@pytest.fixture
def told(proposal_in, somebody):
    """Sachsen has supported and then objected."""
    proposal = proposal_in("exchange")
    for stance in ("supports", "objects"):
        Position.take(proposal, stance, by=somebody("sachsen"))
    return proposal


def test_what_lies_below_the_fold_is_read_when_it_is_opened(visit, told):
    reader = visit("hamburg")
    reader.go(told.get_absolute_url())
    positions = reader.page.locator("#bisherige-positionen")
    positions.get_by_text("Verlauf der Positionen", exact=True).click()
    positions.get_by_text("Galt bis").wait_for()
    reader.page.get_by_role("link", name="Verlauf", exact=True).click()
    reader.page.locator("#verlauf").get_by_text("hat die Position des Landes eingetragen: Lehnt ab.").wait_for()
    reader.look()


def test_the_history_is_a_page_of_its_own_without_javascript(visit, told):
    reader = visit("hamburg", javascript=False, looks=False)
    reader.go(told.get_absolute_url())
    reader.page.locator("#verlauf > summary").click()
    reader.follow("Verlauf als eigene Seite")
    assert (reader.heading, reader.reads("eingetragen: Lehnt ab.")) == ("Verlauf", True)


def test_who_was_signed_out_meanwhile_signs_in_and_reads_on(visit, told):
    reader = visit("hamburg", looks=False)
    reader.go(told.get_absolute_url())
    reader.page.context.clear_cookies()
    reader.page.locator("#verlauf > summary").click()
    reader.page.wait_for_url("**/anmelden/?next=**verlauf/")
