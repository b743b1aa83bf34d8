"""Officials prepare, approvers commit, where the Land wants it so."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from accounts.models import Appointment, Land
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Position, Proposal
from proposals.positions.board import history_of
from proposals.positions.house_rule import set_approval
from tests.world import appoint

NOTE = "Nur für uns in Hamburg"
EVERYBODY_ELSE = ("bayern", "bayern_freigabe", "sachsen", "stimmfuehrung", "geschaeftsstelle")


@pytest.fixture
def prepared(proposal_in, takes, hamburg_approves):
    """A proposal on the agenda to which Hamburg's official has prepared a position."""
    proposal = proposal_in("tabled")
    position = takes(proposal, "hamburg", "co_sponsor", note=NOTE)
    return proposal, position


def test_a_prepared_position_does_not_count(prepared):
    proposal, position = prepared
    assert (position.is_committed, position.committed_by) == (False, None)
    assert list(proposal.positions.current()) == []
    assert Proposal.objects.get(pk=proposal.pk).co_sponsors == []


@pytest.mark.parametrize("name", EVERYBODY_ELSE)
def test_nobody_else_sees_it_on_any_page(prepared, sign_in, name):
    proposal, position = prepared
    client = sign_in(name)
    pages = [client.get(f"{proposal.get_absolute_url()}{path}").content.decode() for path in ("", "position/")]
    pages.append(client.get("/aufgaben/").content.decode())
    assert [NOTE in page or "vorbereitet" in page.lower() for page in pages] == [False] * 3
    assert client.get(f"{proposal.get_absolute_url()}position/{position.pk}/wortlaut/").status_code == 404


@pytest.mark.parametrize("name", ["hamburg", "hamburg_freigabe"])
def test_the_own_land_sees_it(prepared, sign_in, name):
    proposal, _ = prepared
    client = sign_in(name)
    assert [
        NOTE in client.get(f"{proposal.get_absolute_url()}{path}").content.decode() for path in ("", "position/")
    ] == [
        True,
        True,
    ]


def test_the_approver_has_a_task_and_the_official_has_none(prepared, sign_in):
    found = {
        name: "Positionen zur Freigabe" in sign_in(name).get("/aufgaben/").content.decode()
        for name in ("hamburg", "hamburg_freigabe", "bayern_freigabe")
    }
    assert found == {"hamburg": False, "hamburg_freigabe": True, "bayern_freigabe": False}


def test_the_journal_of_the_proposal_is_silent_until_the_release(prepared, somebody):
    proposal, position = prepared
    assert [e.verb for e in Entry.objects.about(proposal) if "position" in e.verb] == []
    assert [e.verb for e in Entry.objects.about("accounts.land:HH")] == ["position_prepared"]
    Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe"))
    last = Entry.objects.about(proposal).latest("id")
    assert (last.says, last.role) == ("hat die Position des Landes freigegeben: Bringt mit ein.", "approver")


def test_released_it_counts(prepared, somebody):
    proposal, position = prepared
    released = Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe"))
    assert (released.is_committed, released.committed_by.name, released.taken_by.name) == (
        True,
        "Hamburg_Freigabe",
        "Hamburg",
    )
    assert Proposal.objects.get(pk=proposal.pk).co_sponsors == ["HH"]


def test_until_the_release_the_earlier_position_counts(prepared, takes, somebody):
    proposal, position = prepared
    Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe"))
    changed = takes(proposal, "hamburg", "objects")
    assert [p.stance for p in proposal.positions.current()] == ["co_sponsor"]
    Position.commit(proposal, changed.pk, by=somebody("hamburg_freigabe"))
    assert [p.stance for p in proposal.positions.current()] == ["objects"]


def test_preparing_again_replaces_and_the_old_one_cannot_be_released(prepared, takes, somebody):
    proposal, position = prepared
    takes(proposal, "hamburg", "objects")
    assert [p.stance for p in proposal.positions.prepared()] == ["objects"]
    with pytest.raises(Refused, match="gibt es nicht mehr"):
        Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe"))


def test_preparing_the_same_twice_is_once(prepared, takes):
    proposal, position = prepared
    assert takes(proposal, "hamburg", "co_sponsor", note=NOTE) == position
    assert Entry.objects.about("accounts.land:HH").count() == 1


def test_the_approvers_own_position_counts_at_once(prepared, takes):
    proposal, _ = prepared
    assert takes(proposal, "hamburg_freigabe", "supports").is_committed
    assert not proposal.positions.prepared().exists()


@pytest.mark.parametrize("name", ["hamburg", "bayern_freigabe", "geschaeftsstelle", "sachsen"])
def test_only_the_lands_approver_releases(prepared, somebody, name):
    proposal, position = prepared
    with pytest.raises((PermissionDenied, Refused)):
        Position.commit(proposal, position.pk, by=somebody(name))
    assert not proposal.positions.current().exists()


def test_discarded_it_is_gone_for_all(prepared, somebody):
    proposal, position = prepared
    Position.discard(proposal, position.pk, by=somebody("hamburg"))
    assert not proposal.positions.prepared().exists()
    assert list(Position.objects.seen_by(somebody("hamburg"))) == []


def test_another_land_discards_nothing(prepared, somebody):
    proposal, position = prepared
    with pytest.raises(Refused):
        Position.discard(proposal, position.pk, by=somebody("sachsen"))
    assert proposal.positions.prepared().exists()


def test_an_official_does_not_take_back_what_was_released(prepared, somebody):
    proposal, position = prepared
    Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe"))
    with pytest.raises(Refused, match="nur sie nimmt eine zurück"):
        Position.drop(proposal, by=somebody("hamburg"))
    assert Position.drop(proposal, by=somebody("hamburg_freigabe"))
    assert not proposal.positions.current().exists()


def test_the_buttons_release_and_discard(prepared, sign_in, takes):
    proposal, position = prepared
    url = f"{proposal.get_absolute_url()}position/{position.pk}/entscheiden/"
    assert sign_in("hamburg").post(url, {"tun": "freigeben"}).status_code == 403
    assert sign_in("hamburg_freigabe").post(url, {"tun": "freigeben"}).status_code == 302
    assert [p.stance for p in proposal.positions.current()] == ["co_sponsor"]
    again = takes(proposal, "hamburg", "objects")
    sign_in("hamburg").post(url.replace(str(position.pk), str(again.pk)), {"tun": "verwerfen"})
    assert [p.stance for p in proposal.positions.current()] == ["co_sponsor"]


def test_the_history_names_who_prepared_and_who_released(prepared, somebody):
    proposal, position = prepared
    Position.commit(proposal, position.pk, by=somebody("hamburg_freigabe"))
    Position.drop(proposal, by=somebody("hamburg_freigabe"))
    [(name, told)] = history_of(proposal)
    assert name == "Hamburg"
    assert [(p.taken_by.name, p.committed_by.name, p.ended_at is None) for p in told] == [
        ("Hamburg", "Hamburg_Freigabe", False)
    ]


@pytest.mark.parametrize(
    "wrong",
    [{"is_committed": True}, {"is_current": False}, {"ended_at": "2025-03-24T09:00+01:00"}],
)
def test_the_database_refuses_what_is_half(prepared, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.filter(pk=prepared[1].pk).update(**wrong)


def test_the_database_refuses_two_prepared(prepared):
    _, position = prepared
    position.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        position.save()


def test_the_rule_is_set_by_the_approver_alone(laender, somebody):
    for name in ("hamburg", "bayern_freigabe", "geschaeftsstelle", "verwaltung"):
        with pytest.raises(PermissionDenied):
            set_approval(laender["HH"], True, by=somebody(name))
    assert set_approval(laender["HH"], True, by=somebody("hamburg_freigabe"))
    assert not set_approval(laender["HH"], True, by=somebody("hamburg_freigabe"))
    assert Land.objects.get(pk="HH").approves_positions
    assert Entry.objects.about(laender["HH"]).get().says == (
        "hat festgelegt: Positionen des Landes gelten erst nach der Freigabe."
    )


def test_the_page_of_the_land(sign_in):
    client = sign_in("hamburg_freigabe")
    assert "Wer für das Land Hamburg handelt" in client.get("/mein-land/").content.decode()
    assert client.post("/mein-land/", {"land": "HH", "freigabe": "ja"}).status_code == 302
    assert Land.objects.get(pk="HH").approves_positions
    assert client.post("/mein-land/", {"land": "BY", "freigabe": "ja"}).status_code == 404
    assert client.post("/mein-land/", {"land": "HH"}).status_code == 404
    assert sign_in("hamburg").post("/mein-land/", {"land": "HH", "freigabe": "nein"}).status_code == 403
    assert [sign_in(name).get("/mein-land/").status_code for name in ("presse", "bund", "geschaeftsstelle")] == [
        403
    ] * 3


def test_who_releases_for_another_land_prepares_for_this_one(proposal_in, hamburg_approves):
    person = appoint("beide", "approver", "SN")
    Appointment.objects.create(user=person, role="official", land_id="HH", starts_on=date(2024, 8, 1))
    position = Position.take(proposal_in("exchange"), "supports", by=person)
    assert (position.land_id, position.is_committed) == ("HH", False)
