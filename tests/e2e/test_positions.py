"""Positions instead of e-mail, in the browser: two persons at once, wide and narrow."""

from dataclasses import replace

import pytest

from accounts.models import Land
from proposals.models import Position, Proposal
from proposals.versions.saving import Draft, revise
from tests.e2e.browser import NARROW
from text.text import Text

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_a_land_prepares_and_its_approver_releases(visit, proposal_in):
    Land.objects.filter(pk="HH").update(approves_positions=True)
    path = proposal_in("tabled").get_absolute_url()
    official, approver, other = visit("hamburg"), visit("hamburg_freigabe", width=NARROW), visit("sachsen", looks=False)
    official.go(f"{path}position/")
    official.fill(stance="Unterstützt")
    official.press("Position eintragen")
    assert official.reads("Vorbereitet, noch nicht freigegeben: Unterstützt")
    other.go(path)
    assert not other.reads("Vorbereitet")
    approver.go("/aufgaben/")
    assert approver.reads("Positionen zur Freigabe")
    approver.go(path)
    approver.press("Freigeben")
    other.go(path)
    assert other.page.locator("#positionen tr", has_text="Hamburg").inner_text().split("\t")[1] == "Unterstützt"


def test_a_changed_text_is_confirmed_with_one_button(visit, proposal_in, somebody):
    proposal = proposal_in("exchange")
    Position.take(proposal, "supports", by=somebody("hamburg"))
    block_id = next(b.id for b in proposal.text.read().blocks if b.kind == "ziffer")
    Position.take(
        proposal,
        "supports_if",
        by=somebody("sachsen"),
        block_id=block_id,
        wording="Die IntMK stellt fest, dass Plätze fehlen.",
    )
    lead, hamburg = visit("bayern"), visit("hamburg", width=NARROW, scheme="dark")
    lead.go(proposal.get_absolute_url())
    assert lead.page.locator("#positionen ins").text_content() == "eingefügt: Plätze"
    lead.page.get_by_role("button", name="Wortlaut übernehmen: Sachsen", exact=True).click()
    lead.page.wait_for_url("**/vorschlaege/*/")
    lead.look()
    assert lead.reads("um Bestätigung gebeten ist 1: Hamburg")
    hamburg.go("/aufgaben/")
    hamburg.follow(proposal.title)
    hamburg.press("Bestätigen: Unterstützt")
    assert not hamburg.reads("Steht das Land Hamburg weiter hinter dem Text?")
    assert Proposal.objects.get().positions.current().filter(stance="supports", version__number=2).count() == 2


def test_a_stale_wish_shows_both_texts(visit, proposal_in, somebody):
    proposal = proposal_in("drafting")
    block = next(b for b in proposal.text.read().blocks if b.kind == "ziffer")
    Position.take(
        proposal, "supports_if", by=somebody("hamburg"), block_id=block.id, wording="Die IntMK fordert Kurse."
    )
    lead = visit("bayern")
    change(proposal, somebody("bayern"))
    lead.go(proposal.get_absolute_url())
    lead.page.get_by_role("link", name="Stelle seither geändert: beide Texte ansehen").click()
    lead.page.wait_for_url("**/wortlaut/")
    lead.look()
    assert lead.page.locator(".side-by-side p").all_inner_texts() == [
        block.text,
        "Die IntMK stellt fest: Es fehlen Kurse.",
    ]
    lead.press("Beide Texte gesehen: Wortlaut übernehmen")
    assert lead.reads("Die IntMK fordert Kurse.")


def test_the_page_of_the_land(visit, conference):
    approver = visit("hamburg_freigabe", width=NARROW)
    approver.go("/mein-land/")
    approver.press("Positionen nur nach Freigabe gelten lassen")
    assert approver.reads("Das Fachreferat bereitet vor, die Freigabe gibt frei.")


def change(proposal, person):
    """The first Ziffer becomes another in a new version."""
    first, *others = proposal.text.read().blocks
    changed = replace(first, text="Die IntMK stellt fest: Es fehlen Kurse.")
    revise(proposal, Draft(Text(proposal.title, (changed, *others))), base=1, by=person)
