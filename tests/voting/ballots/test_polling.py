"""The Länder vote themselves: opened, answered, changed, closed; the office and the devices write one kind of row."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Appointment
from accounts.permissions import Role
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from proposals.models import Proposal
from tests.world import NOW, SESSION, choices
from voting.ballots import polling
from voting.ballots.polling import joined, standing_of
from voting.models import Ballot, Declaration, Vote

CLOSED = "Die Abstimmung ist seit 10:00:00 Uhr geschlossen. Ihre Stimme wurde nicht gespeichert."


@pytest.fixture
def sachsen(somebody):
    return somebody("stimmfuehrung")


def cast(ballot, by, choice="yes", *, land="SN", key=None):
    return Vote.cast(ballot, land, choice, key=key or uuid4(), by=by)


def unvouched():
    """What the journal does not vouch for of ballots, votes and declarations."""
    return [each for each in findings() if each.row.startswith("voting.")]


def close(ballot, by, *, seen=None, **changed):
    standing = standing_of(ballot)
    votes = choices() | standing.choices | changed
    return polling.close(ballot, votes, seen=standing.newest if seen is None else seen, by=by)


def test_an_opened_ballot_asks_about_the_text_as_it_stands(ballot, tabled, office):
    assert (ballot.is_open, ballot.version_id, ballot.opened_at) == (True, tabled.text_id, SESSION)
    assert ballot.asked == f"Stimmt Ihr Land dem Vorschlag {tabled.reference} „Kurse sichern Geheimsache“ zu?"
    assert Entry.objects.about(tabled).last().verb == "ballot_opened"
    assert Proposal.objects.get().state == "tabled"


def test_a_ballot_is_opened_once(ballot, tabled, office):
    assert polling.open_ballot(tabled, by=office) is None
    assert Ballot.objects.count() == 1


def test_no_ballot_is_opened_before_the_meeting(proposal_in, office):
    with pytest.raises(Refused) as refused:
        polling.open_ballot(proposal_in("tabled"), by=office)
    assert str(refused.value).startswith("Die Hauptkonferenz beginnt erst am 23. April 2025.")
    assert not Ballot.objects.exists()


def test_no_ballot_is_opened_on_what_is_decided(proposal_in, office):
    with pytest.raises(Refused) as refused:
        polling.open_ballot(proposal_in("adopted"), by=office)
    assert "hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: einstimmig" in str(refused.value)


def test_no_second_ballot_is_opened_in_a_meeting(ballot, proposal_in, office, stopped_clock):
    other = proposal_in("tabled")
    stopped_clock(SESSION)
    with pytest.raises(Refused) as refused:
        polling.open_ballot(other, by=office)
    assert "ist noch eine andere Abstimmung offen" in str(refused.value)


def test_a_delegate_votes_for_its_land(ballot, sachsen):
    vote = cast(ballot, sachsen, "no")
    assert (vote.land_id, vote.choice, vote.channel, vote.cast_by) == ("SN", "no", "device", sachsen)
    assert (vote.function, vote.cast_at) == ("Stimmführung", SESSION)
    assert unvouched() == []


def test_a_vote_may_be_changed_until_the_ballot_is_closed(ballot, sachsen, office):
    for choice in ("yes", "no", "abstain"):
        cast(ballot, sachsen, choice)
    assert standing_of(ballot).choices == {"SN": "abstain"}
    assert (Vote.objects.count(), close(ballot, office).counts) == (3, "15 : 0 : 1 (Ja : Nein : Enthaltung)")


def test_what_is_sent_twice_is_one_vote(ballot, sachsen):
    key = uuid4()
    assert cast(ballot, sachsen, "no", key=key)
    assert cast(ballot, sachsen, "no", key=key) is None
    assert Vote.objects.count() == 1


def test_an_old_form_sent_again_does_not_undo_a_change_of_mind(ballot, sachsen):
    first = uuid4()
    cast(ballot, sachsen, "no", key=first)
    cast(ballot, sachsen, "yes")
    assert cast(ballot, sachsen, "no", key=first) is None
    assert standing_of(ballot).choices == {"SN": "yes"}


def test_another_choice_from_a_form_that_was_sent_is_told(ballot, sachsen):
    key = uuid4()
    cast(ballot, sachsen, "no", key=key)
    with pytest.raises(Refused) as refused:
        cast(ballot, sachsen, "yes", key=key)
    assert str(refused.value).startswith("Von dieser Seite ist schon „Nein“ angekommen.")
    assert standing_of(ballot).choices == {"SN": "no"}


def test_the_same_choice_again_adds_nothing(ballot, sachsen):
    cast(ballot, sachsen, "no")
    assert cast(ballot, sachsen, "no") is None
    assert Vote.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "land"),
    [("stimmfuehrung", "BY"), ("stimmfuehrung", "BUND"), ("stimmfuehrung", ""), ("sachsen", "SN"), ("bayern", "BY")],
)
def test_nobody_votes_for_a_land_without_its_mandate(ballot, somebody, name, land):
    with pytest.raises(PermissionDenied):
        cast(ballot, somebody(name), land=land)
    assert not Vote.objects.exists()


def test_a_mandate_that_has_ended_gives_no_vote(ballot, sachsen):
    Appointment.objects.filter(user=sachsen).update(ends_on=SESSION.date() - timedelta(days=1))
    with pytest.raises(PermissionDenied):
        cast(ballot, sachsen)


def test_who_holds_two_mandates_votes_for_each_by_itself(ballot, sachsen):
    Appointment.objects.create(user=sachsen, role=Role.DELEGATE, land_id="TH", starts_on=NOW.date())
    cast(ballot, sachsen, "yes", land="TH")
    cast(ballot, sachsen, "no", land="SN")
    assert standing_of(ballot).choices == {"TH": "yes", "SN": "no"}


@pytest.mark.parametrize("choice", ["absent", "", "vielleicht"])
def test_no_other_answer_is_taken(ballot, sachsen, choice):
    with pytest.raises(Refused) as refused:
        cast(ballot, sachsen, choice)
    assert str(refused.value) == "Bitte wählen Sie Ja, Nein, Enthaltung oder nicht teilnehmen."


def test_a_closed_ballot_takes_no_vote(ballot, sachsen, office):
    close(ballot, office)
    with pytest.raises(Refused) as refused:
        cast(ballot, sachsen, "no")
    assert (str(refused.value), Vote.objects.filter(channel="device").count()) == (CLOSED, 0)


def test_a_broken_off_ballot_takes_no_vote(ballot, sachsen, office):
    ballot.abort("Feueralarm.", by=office)
    with pytest.raises(Refused) as refused:
        cast(ballot, sachsen)
    assert str(refused.value) == "Die Abstimmung ist abgebrochen: Feueralarm. Ihre Stimme wurde nicht gespeichert."


def test_the_office_records_for_a_land_beside_the_devices(ballot, sachsen, office):
    cast(ballot, sachsen, "no")
    polling.keep(ballot, {"BY": "yes", "HH": "abstain"}, seen=Vote.objects.last().pk, by=office)
    assert standing_of(ballot).choices == {"BY": "yes", "HH": "abstain", "SN": "no"}
    assert polling.keep(ballot, {"BY": "yes"}, seen=Vote.objects.last().pk, by=office) == []
    assert (Vote.objects.count(), unvouched()) == (3, [])


def test_the_newest_counts_whoever_wrote_it(ballot, sachsen, office):
    cast(ballot, sachsen, "no")
    polling.keep(ballot, {"SN": "abstain"}, seen=Vote.objects.last().pk, by=office)
    assert standing_of(ballot).choices == {"SN": "abstain"}
    cast(ballot, sachsen, "yes")
    assert standing_of(ballot).choices == {"SN": "yes"}


def test_the_office_overwrites_no_vote_it_has_not_seen(ballot, sachsen, office):
    cast(ballot, sachsen, "no")
    with pytest.raises(Refused) as refused:
        polling.keep(ballot, {"SN": "yes"}, seen=0, by=office)
    assert str(refused.value) == polling.OVERTAKEN
    assert len(polling.keep(ballot, {"BY": "yes"}, seen=0, by=office)) == 1


def test_closing_declares_what_the_votes_say(ballot, sachsen, office):
    cast(ballot, sachsen, "no")
    declared = close(ballot, office, TH="absent")
    assert (declared.wording, declared.counts) == (
        "mehrheitlich",
        "14 : 1 : 0 (Ja : Nein : Enthaltung), 1 nicht anwesend",
    )
    assert (declared.decides, Proposal.objects.get().state) == (ballot.proposal, "adopted")
    assert dict(Vote.objects.filter(channel="device").values_list("land", "choice")) == {"SN": "no"}
    assert (Vote.objects.count(), unvouched()) == (16, [])


def test_closing_without_quorum_leaves_the_proposal_on_the_agenda(ballot, office):
    votes = dict.fromkeys(choices(), "absent") | {"BY": "yes"}
    declared = polling.close(ballot, votes, seen=0, by=office)
    assert (declared.result, Proposal.objects.get().state) == ("no_quorum", "tabled")
    assert polling.open_ballot(ballot.proposal, by=office) != ballot


def test_what_nobody_has_seen_is_not_declared(ballot, sachsen, office):
    cast(ballot, sachsen, "no")
    with pytest.raises(Refused) as refused:
        close(ballot, office, seen=0)
    assert (str(refused.value), Declaration.objects.count()) == (polling.OVERTAKEN, 0)


def test_a_ballot_is_closed_once(ballot, office):
    close(ballot, office)
    with pytest.raises(Refused) as refused:
        close(ballot, office)
    assert "hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: einstimmig" in str(refused.value)
    assert Declaration.objects.count() == 1


def test_fifteen_choices_close_nothing(ballot, office):
    fifteen = choices()
    del fifteen["BY"]
    with pytest.raises(Refused) as refused:
        polling.close(ballot, fifteen, seen=0, by=office)
    assert (str(refused.value), Ballot.objects.get().is_open) == (
        "Für BY fehlt die Angabe, wie das Land abgestimmt hat.",
        True,
    )


@pytest.mark.parametrize("name", ["bayern", "stimmfuehrung", "geschaeftsstelle_nw", "verwaltung"])
def test_only_the_office_opens_records_and_closes(ballot, tabled, somebody, name):
    person = somebody(name)
    for verb in (
        lambda: polling.open_ballot(tabled, by=person),
        lambda: polling.keep(ballot, {"BY": "yes"}, seen=0, by=person),
        lambda: close(ballot, person),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_the_history_of_the_proposal_does_not_tell_who_has_voted(ballot, tabled, sachsen):
    before = Entry.objects.about(tabled).count()
    cast(ballot, sachsen, "no")
    assert Entry.objects.about(tabled).count() == before
    entry = Entry.objects.about(ballot).get()
    assert (entry.verb, sorted(entry.facts)) == ("vote_cast", ["digests", "order"])


def test_a_bund_that_votes_is_recorded_by_the_office(tabled, office):
    rules = tabled.conference.rules
    type(rules).objects.update(voting_members="laender_and_federation", majority_rule="absolute")
    ballot = polling.open_ballot(Proposal.objects.get(), by=office)
    polling.keep(ballot, {"BUND": "no"}, seen=0, by=office)
    assert close(ballot, office).counts == "16 : 1 : 0 (Ja : Nein : Enthaltung)"


CHOICES = st.dictionaries(st.sampled_from("ABC"), st.sampled_from(["yes", "no", "abstain"]))


@given(CHOICES, CHOICES, CHOICES)
def test_what_is_joined_is_typed_or_came_in(shown, typed, now):
    found, overtaken = joined(shown, typed, now)
    for member in "ABC":
        touched = typed.get(member) not in (None, shown.get(member), now.get(member))
        assert (member in overtaken) == (touched and now.get(member) != shown.get(member))
        wanted = typed[member] if touched and member not in overtaken else now.get(member)
        assert found.get(member) == wanted
