"""What the database itself refuses of ballots, whoever writes."""

import pytest
from django.db import transaction

from tests.guard import guarded
from tests.world import SESSION, choices
from voting.ballots.models.ballot import Ballot
from voting.ballots.recording import decided
from voting.models import Declaration, Vote


@pytest.fixture
def ballot(proposal_in, stopped_clock, somebody):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    with transaction.atomic():
        return Ballot.open(proposal.locked(), by=somebody("geschaeftsstelle"))


def vote(ballot, land="BY", choice="yes", **columns):
    return Vote.objects.create(ballot=ballot, land_id=land, choice=choice, recorded_by=ballot.opened_by, **columns)


def declare(ballot, **correction):
    votes = choices()
    return Declaration.declare(
        ballot, decided(ballot.snapshot, votes), votes, by=ballot.opened_by, decided_at=SESSION, **correction
    )


def test_votes_are_taken_while_the_ballot_is_open_and_the_newest_counts(ballot):
    for choice in ("yes", "no", "abstain"):
        vote(ballot, choice=choice)
    vote(ballot, "SN", "no")
    counting = {each.land_id: each.choice for each in Vote.objects.counting(ballot)}
    assert (counting, Vote.objects.count()) == ({"BY": "abstain", "SN": "no"}, 4)


def test_a_vote_after_the_declaration_is_refused(ballot):
    declare(ballot)
    guarded(lambda: vote(ballot))


def test_a_vote_after_breaking_off_is_refused(ballot):
    assert ballot.abort("Feueralarm", by=ballot.opened_by)
    guarded(lambda: vote(ballot))
    guarded(lambda: declare(ballot))


def test_a_ballot_is_declared_once(ballot):
    declare(ballot)
    guarded(lambda: declare(ballot))


def test_a_declaration_is_corrected_once(ballot):
    first = declare(ballot)
    second = declare(ballot, corrects=first, reason="Falsch.")
    assert [each.is_valid for each in Declaration.objects.order_by("pk")] == [False, True]
    guarded(lambda: declare(ballot, corrects=first, reason="Noch einmal."))
    guarded(lambda: Declaration.objects.filter(pk=first.pk).update(is_valid=True))
    assert second.corrects == first
