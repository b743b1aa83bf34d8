"""An open ballot and several people at one moment: every vote counts once or is told that it came too late."""

from uuid import uuid4

import pytest

from accounts.models import Appointment, Land
from accounts.permissions import Role
from intmk.refusal import Refused
from tests.together import same
from tests.world import NOW, SESSION, appoint, choices
from voting.ballots import polling
from voting.ballots.polling import standing_of
from voting.models import Ballot, Declaration, Vote

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(personas):
    return personas["geschaeftsstelle"]


@pytest.fixture
def delegates(personas):
    """One delegate for each Land, by code."""
    found = {"SN": personas["stimmfuehrung"]}
    for code in Land.objects.exclude(pk="SN").values_list("pk", flat=True):
        found[code] = appoint(f"delegation_{code}".lower())
        Appointment.objects.create(user=found[code], role=Role.DELEGATE, land_id=code, starts_on=NOW.date())
    return found


def vote(ballot, land, by, choice="yes", key=None):
    return lambda: Vote.cast(Ballot.objects.get(pk=ballot.pk), land, choice, key=key or uuid4(), by=by)


def closing(ballot, by, votes=None):
    seen = standing_of(ballot).newest
    return lambda: polling.close(Ballot.objects.get(pk=ballot.pk), votes or choices(), seen=seen, by=by)


def test_sixteen_votes_at_once_are_sixteen_votes(ballot, delegates, together):
    together(*(vote(ballot, land, by) for land, by in delegates.items()))
    assert standing_of(ballot).choices == dict.fromkeys(delegates, "yes")
    assert Vote.objects.count() == 16


def test_a_vote_sent_twice_at_once_is_one(ballot, delegates, together):
    key = uuid4()
    found = together(*(vote(ballot, "SN", delegates["SN"], "no", key) for _ in range(4)))
    assert sorted(each is None for each in found) == [False, True, True, True]
    assert [(each.land_id, each.choice) for each in Vote.objects.all()] == [("SN", "no")]


def test_a_vote_while_closing_counts_or_is_told_that_it_is_late(ballot, delegates, office, together):
    """Whichever is first: a vote in time makes the closing look again, a late one is refused. None is lost."""
    voted, closed = together(vote(ballot, "SN", delegates["SN"], "no"), closing(ballot, office))
    if isinstance(voted, Refused):
        assert str(voted) == "Die Abstimmung ist seit 10:00:00 Uhr geschlossen. Ihre Stimme wurde nicht gespeichert."
        assert (closed.choices["SN"], Vote.objects.filter(channel="device").count()) == ("yes", 0)
    else:
        assert (str(closed), Declaration.objects.count()) == (polling.OVERTAKEN, 0)
        assert standing_of(ballot).choices == {"SN": "no"}


def test_device_and_clerk_at_once_leave_one_vote_that_counts(ballot, delegates, office, together):
    clerk = lambda: polling.keep(Ballot.objects.get(pk=ballot.pk), {"SN": "yes"}, seen=0, by=office)  # noqa: E731
    voted, kept = together(vote(ballot, "SN", delegates["SN"], "no"), clerk)
    counting = standing_of(ballot).choices
    assert voted.choice == "no"  # comes always: before the clerk, who is told then, or after
    assert counting == {"SN": "no"}
    assert (str(kept) == polling.OVERTAKEN, Vote.objects.count()) in ((True, 1), (False, 2))


def test_a_ballot_closed_twice_at_once_is_declared_once(ballot, office, together, tabled):
    found = together(closing(ballot, office), closing(ballot, office))
    refused = [str(each) for each in found if isinstance(each, Refused)]
    assert (len(refused), Declaration.objects.count(), Vote.objects.count()) == (1, 1, 16)
    assert refused[0].startswith("Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: ")
    assert same(tabled).state == "adopted"


def test_a_ballot_closed_and_broken_off_at_once_ends_one_way(ballot, office, together):
    abort = lambda: Ballot.objects.get(pk=ballot.pk).abort("Feueralarm.", by=office)  # noqa: E731
    closed, aborted = together(closing(ballot, office), abort)
    ended = Ballot.objects.get()
    assert isinstance(closed, Refused) != isinstance(aborted, Refused)
    assert (bool(ended.abort_reason), Declaration.objects.count()) in ((True, 0), (False, 1))


def test_a_ballot_opened_twice_at_once_is_one(tabled, office, together):
    found = together(*(lambda: polling.open_ballot(same(tabled), by=office) for _ in range(3)))
    assert sorted(each is None for each in found) == [False, True, True]
    assert Ballot.objects.count() == 1


def test_of_two_questions_opened_at_once_one_waits(tabled, office, together, proposal_in, stopped_clock):
    other = proposal_in("tabled", title="Kurse ausbauen")
    stopped_clock(SESSION)
    found = together(*(lambda each=each: polling.open_ballot(same(each), by=office) for each in (tabled, other)))
    refused = [str(each) for each in found if isinstance(each, Refused)]
    assert (len(refused), Ballot.objects.count()) == (1, 1)
    assert "ist noch eine andere Abstimmung offen" in refused[0]
