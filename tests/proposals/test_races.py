"""Two people at the same moment: real threads, real transactions, one result."""

from functools import partial

import pytest
from django.db import transaction

from conferences.models import AgendaItem, Conference
from journal.models import Entry
from proposals.models import Proposal
from tests.together import Fault, same

pytestmark = pytest.mark.django_db(transaction=True)


def test_numbers_have_no_gap_and_no_double(start, somebody, together):
    by = somebody("bayern")
    ideas = [start(title=f"Idee {number}") for number in range(8)]
    steps = [partial(same(idea).move, "share", by=by) for idea in ideas[:7]]
    # The last one fails after its number was taken, so that the whole transaction goes back.
    found = together(*steps, partial(broken, same(ideas[7]), by))
    assert sum(isinstance(result, Fault) for result in found) == 1
    numbers = sorted(Proposal.objects.exclude(audience="idea").values_list("reference", flat=True))
    assert numbers == [f"2025-{number:03d}" for number in range(1, 8)]
    assert Conference.objects.get(pk=20).last_reference == 7


def broken(idea, by):
    with transaction.atomic():
        idea.move("share", by=by)
        raise Fault


def test_an_idea_shared_twice_at_once_takes_one_number(start, somebody, together):
    idea, by = start(), somebody("bayern")
    found = together(*(partial(same(idea).move, "share", by=by) for _ in range(4)))
    assert sorted(found) == [False, False, False, True]
    assert (same(idea).reference, Conference.objects.get(pk=20).last_reference) == ("2025-001", 1)


def test_two_submissions_are_one(proposal_in, somebody, together):
    proposal = proposal_in("drafting")
    by = somebody("bayern_freigabe")
    found = together(*(lambda: same(proposal).move("submit", by=by) for _ in range(4)))
    assert sorted(found) == [False, False, False, True]
    assert Entry.objects.filter(verb="submit").count() == 1


def test_two_different_steps_at_once_do_not_both_happen(proposal_in, somebody, together):
    proposal = proposal_in("submitted")
    office, lead = somebody("geschaeftsstelle"), somebody("bayern_freigabe")
    found = together(
        lambda: same(proposal).move("return", by=office, reason="Unklar."),
        lambda: same(proposal).move("admit", by=office),
    )
    assert sorted(type(result).__name__ for result in found) == ["Refused", "bool"]
    assert Entry.objects.filter(verb__in=["return", "admit"]).count() == 1
    assert same(proposal).move("withdraw", by=lead) is True


def test_a_number_placed_twice_at_once_is_given_once(proposal_in, somebody, conference, together):
    office, main = somebody("geschaeftsstelle"), conference.meetings.get(kind="main")
    proposals = [proposal_in("admitted", title=f"Vorschlag {number}") for number in range(2)]
    facts = {"meeting": main, "top": "2.1", "reason": "Eilig."}
    found = together(*(lambda p=p: same(p).move("table_directly", by=office, **facts) for p in proposals))
    assert sorted(type(result).__name__ for result in found) == ["Refused", "bool"]
    assert str(next(result for result in found if result is not True)) == (
        "TOP 2.1 ist in dieser Sitzung bereits vergeben. Nummern werden nicht erneut verwendet, "
        "auch nicht nach einer Rücknahme. Bitte wählen Sie eine freie Nummer."
    )
    assert AgendaItem.objects.count() == 1
    assert sorted(Proposal.objects.values_list("state", flat=True)) == ["admitted", "tabled"]
