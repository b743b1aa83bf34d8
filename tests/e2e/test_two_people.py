"""Two people in two windows who do the same thing: nobody's words are lost, and nothing happens twice in silence."""

import pytest

from proposals.models import Proposal
from tests.world import SESSION, ZIFFERN

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_same_ziffer_written_by_two_shows_both_texts(visit, proposal_in):
    path = f"{proposal_in('drafting').get_absolute_url()}bearbeiten/"
    first, second = visit("bayern", looks=False), visit("hamburg")
    for writer in (first, second):
        writer.go(path)
    first.fill(ziffern=ZIFFERN.replace("Kurse fehlen", "Plätze fehlen"))
    first.press("Fassung speichern")
    second.fill(ziffern=ZIFFERN.replace("Kurse fehlen", "Lehrkräfte fehlen"))
    second.press("Fassung speichern", status=409)
    sides = second.page.locator(".side-by-side p").all_inner_texts()
    assert sides == [
        "Die IntMK stellt fest, dass Lehrkräfte fehlen.",
        "Die IntMK stellt fest, dass Plätze fehlen.",
    ]
    assert "Lehrkräfte fehlen" in second.page.locator('[name="ziffern"]').input_value()
    assert Proposal.objects.get().text.number == 2


def test_different_ziffern_written_by_two_are_merged(visit, proposal_in):
    path = f"{proposal_in('drafting').get_absolute_url()}bearbeiten/"
    first, second = visit("bayern", looks=False), visit("hamburg", looks=False)
    for writer in (first, second):
        writer.go(path)
    first.fill(ziffern=ZIFFERN.replace("Kurse fehlen", "Plätze fehlen"))
    first.press("Fassung speichern")
    second.fill(ziffern=ZIFFERN.replace("für Beratung", "für Begleitung"))
    second.press("Fassung speichern")
    assert second.reads("Plätze fehlen")
    assert second.reads("für Begleitung")


def test_roll_call_recorded_by_two_tells_the_second(visit, proposal_in, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    first, second = visit("geschaeftsstelle", looks=False), visit("geschaeftsstelle")
    for office, letter in ((first, "j"), (second, "n")):
        office.go(f"{proposal.get_absolute_url()}abstimmung/")
        office.page.locator("form[data-rollcall] input[type=radio]").first.focus()
        office.page.keyboard.type(letter * 16)
    first.press("Ergebnis feststellen")
    second.press("Ergebnis feststellen", status=409)
    assert second.page.locator(".error-summary li").count() == 1
    proposal = Proposal.objects.get()
    assert proposal.state == "adopted"
    assert proposal.ballots.count() == 1
