"""Sixteen votes in seconds: how many keys a practised clerk needs, and that none of them records by accident."""

import pytest

from conferences.models import Meeting
from tests.world import SESSION, choices
from voting.models import Ballot, Declaration, Presence, Session

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


class Clerk:
    """Counts the keys."""

    def __init__(self, office):
        self.office, self.keys = office, 0

    def press(self, *keys):
        for key in keys:
            self.office.page.keyboard.press(key)
            self.keys += 1

    def sees(self, summary):
        self.office.page.locator("[data-counted]", has_text=summary).wait_for()

    def confirms(self):
        """Not counted: the one deliberate act behind the keys."""
        with self.office.page.expect_navigation():
            self.office.page.keyboard.press("Control+Enter")


@pytest.fixture
def tabled(proposal_in, stopped_clock):
    proposal = proposal_in("tabled", title="Kurse sichern")
    stopped_clock(SESSION)
    return proposal


@pytest.fixture
def clerk(visit, tabled):
    office = visit("geschaeftsstelle", looks=False)
    office.go(f"{tabled.get_absolute_url()}abstimmung/")
    return Clerk(office)


def test_a_unanimous_vote_is_one_key_and_a_confirmation(clerk):
    clerk.press("Enter")
    clerk.sees("16 Ja: angenommen, einstimmig")
    assert not Ballot.objects.exists()
    clerk.confirms()
    assert (clerk.keys, Declaration.objects.get().counts) == (1, "16 : 0 : 0 (Ja : Nein : Enthaltung)")


def test_three_deviating_laender_are_nine_keys_and_a_confirmation(clerk):
    clerk.press(*"bynheesnn")
    clerk.sees("13 Ja, 2 Nein, 1 Enthaltung: angenommen, mehrheitlich")
    assert not Ballot.objects.exists()
    clerk.confirms()
    declared = Declaration.objects.get()
    assert (clerk.keys, declared.counts) == (9, "13 : 2 : 1 (Ja : Nein : Enthaltung)")
    assert {code for code, choice in declared.choices.items() if choice != "yes"} == {"BY", "HE", "SN"}


def test_who_is_not_there_needs_no_key(visit, tabled, somebody):
    clerk_of_presence = somebody("geschaeftsstelle")
    session = Session.open(Meeting.objects.select_related("conference__rules").get(kind="main"), by=clerk_of_presence)
    for code in choices():
        if code not in ("HE", "TH"):
            Presence.arrive(session, code, by=clerk_of_presence)
    office = visit("geschaeftsstelle")
    office.go(f"{tabled.get_absolute_url()}abstimmung/")
    clerk = Clerk(office)
    clerk.press(*"byn")
    clerk.sees("13 Ja, 1 Nein, 2 abwesend: angenommen, mehrheitlich")
    office.look()
    clerk.confirms()
    assert clerk.keys == 3


def test_a_key_held_down_records_nothing(clerk):
    for _ in range(20):
        clerk.office.page.keyboard.down("Enter")
    clerk.office.page.keyboard.up("Enter")
    clerk.sees("16 Ja: angenommen, einstimmig")
    clerk.press("Enter", "Enter", "Enter")
    assert not Ballot.objects.exists()
    clerk.office.page.keyboard.down("Control")
    with clerk.office.page.expect_navigation():
        for _ in range(5):
            clerk.office.page.keyboard.down("Enter")
    assert Ballot.objects.count() == 1


def test_a_word_taken_out_of_the_line_changes_the_grid_back(clerk):
    clerk.press(*"byn")
    clerk.sees("15 Ja, 1 Nein")
    clerk.press("Backspace", "Backspace", "Backspace", *"hen")
    clerk.office.page.locator("[name=HE][value=no]:checked").wait_for()
    assert clerk.office.page.locator("[name=BY][value=yes]").is_checked()
    clerk.sees("15 Ja, 1 Nein")


def test_an_unfinished_word_is_no_summary_to_confirm(clerk):
    clerk.press(*"byn")
    clerk.sees("15 Ja, 1 Nein")
    clerk.press("h")
    clerk.office.page.locator("[data-record]").wait_for(state="detached")
    clerk.office.page.keyboard.press("Control+Enter")
    assert not Ballot.objects.exists()
