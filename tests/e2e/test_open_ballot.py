"""An open ballot on two screens: the delegate's telephone and the desk of the office follow each other."""

import pytest

from tests.e2e.browser import NARROW
from tests.world import SESSION, choices
from voting.models import Ballot, Declaration

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tabled(proposal_in, stopped_clock):
    proposal = proposal_in("tabled", title="Kurse sichern")
    stopped_clock(SESSION)
    return proposal


def test_a_ballot_is_opened_answered_and_closed_without_reloading(visit, tabled):
    office, phone = visit("geschaeftsstelle"), visit("stimmfuehrung", width=NARROW)
    office.go(f"/vorschlaege/{tabled.reference}/abstimmung/")
    office.press("Abstimmung eröffnen")
    phone.go(f"/vorschlaege/{tabled.reference}/abstimmung/{Ballot.objects.get().pk}/stimme/SN/")
    phone.press("Nein")
    phone.page.locator(".own-vote", has_text="Ihre Stimme: Nein").wait_for()
    office.page.locator(".standing__line", has_text="1 von 16 Ländern hat abgestimmt.").wait_for()
    for code in choices():
        if code not in ("SN", "TH"):
            office.page.locator(f"[name={code}][value=yes]").check()
    office.page.locator("[name=rest]").select_option("absent")
    office.press("Ergebnis ansehen")
    assert "14 Ja, 1 Nein, 1 abwesend: angenommen, mehrheitlich" in office.page.inner_text("main")
    assert not Declaration.objects.exists()
    office.press("Abstimmung schließen und Ergebnis feststellen")
    phone.page.locator(".own-vote", has_text="Ergebnis: mehrheitlich").wait_for()
    phone.look()
    office.page.set_viewport_size({"width": NARROW, "height": 800})
    office.look()


def test_a_colleague_is_led_on_when_the_ballot_is_broken_off(visit, tabled, somebody):
    colleague = visit("geschaeftsstelle", looks=False)
    colleague.go(f"/vorschlaege/{tabled.reference}/abstimmung/")
    colleague.press("Abstimmung eröffnen")
    assert Ballot.objects.get().abort("Feueralarm.", by=somebody("geschaeftsstelle"))
    colleague.page.get_by_text("Die Abstimmung ist abgebrochen: Feueralarm.").wait_for()
    assert colleague.page.url.endswith(f"/vorschlaege/{tabled.reference}/")


def test_after_a_loss_of_connection_the_whole_state_comes_back(visit, tabled, somebody):
    office, phone = visit("geschaeftsstelle"), visit("stimmfuehrung", width=NARROW, looks=False)
    office.go(f"/vorschlaege/{tabled.reference}/abstimmung/")
    office.press("Abstimmung eröffnen")
    ballot = Ballot.objects.get()
    phone.go(f"/vorschlaege/{tabled.reference}/abstimmung/{ballot.pk}/stimme/SN/")
    phone.page.context.set_offline(True)
    phone.page.get_by_text("Keine Verbindung.").wait_for()
    assert ballot.abort("Feueralarm.", by=somebody("geschaeftsstelle"))
    phone.page.context.set_offline(False)
    phone.page.locator(".own-vote", has_text="Die Abstimmung ist abgebrochen. Feueralarm.").wait_for()
    phone.page.locator("[data-follow-trouble]").wait_for(state="hidden")
    phone.faults.clear()  # what the browser says of the lost connection
