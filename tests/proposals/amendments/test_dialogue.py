import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from intmk.refusal import Refused
from journal.models import Entry
from proposals.amendments.dialogue import Act, Advice, read_by_all, read_by_asked_land
from proposals.amendments.rules import Fate
from proposals.models import AmendmentRound
from tests.proposals.amendments.texts import ziffer
from tests.world import NOW
from text.amend import Replace


@pytest.fixture
def amendment(tabled, file):
    return file(tabled, "hamburg", ("Mittel", "Geld"))


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def other_words(tabled):
    return [Replace(ziffer(tabled, 2), "Die IntMK bittet um Geld.")]


def advise(amendment, office, advice=Advice.ADOPT, **kwargs):
    return AmendmentRound.advise(amendment, advice, by=office, reason="Sachgerecht.", **kwargs)


def acts(rounds):
    return [each.act for each in rounds]


def test_dialogue_runs_its_rounds(amendment, office, other_words, somebody, loaded, stopped_clock):
    assert loaded(amendment).standing.sentence == "nicht gefragt"
    advise(amendment, office, Advice.MODIFY, operations=other_words)
    assert AmendmentRound.ask(amendment, by=office)
    assert not AmendmentRound.ask(amendment, by=office)
    assert loaded(amendment).standing.sentence == "heute gefragt"
    stopped_clock(NOW.replace(day=25))
    assert loaded(amendment).standing.sentence == "gefragt seit 1 Tag"
    stopped_clock(NOW.replace(day=27))
    assert loaded(amendment).standing.sentence == "gefragt seit 3 Tagen"
    AmendmentRound.answer(amendment, Act.REFUSE, by=somebody("hamburg"), note="Zu knapp.")
    assert loaded(amendment).standing.sentence == "abgelehnt"
    AmendmentRound.answer(amendment, Act.COUNTER, by=somebody("hamburg"), operations=other_words)
    assert loaded(amendment).standing.sentence == "Gegentext"
    AmendmentRound.answer(amendment, Act.ACCEPT, by=somebody("hamburg"))
    assert loaded(amendment).standing.sentence == "angenommen"
    advise(amendment, office)
    assert loaded(amendment).standing.sentence == "nicht gefragt"
    assert acts(amendment.rounds.all()) == ["advise", "ask", "refuse", "counter", "accept", "advise"]


def test_what_is_published_stays_until_the_next_publication(amendment, office, loaded):
    first = advise(amendment, office)
    assert AmendmentRound.publish(amendment, by=office)
    assert not AmendmentRound.publish(amendment, by=office)
    second = advise(amendment, office, Advice.REJECT)
    assert loaded(amendment).standing.published == first
    AmendmentRound.publish(amendment, by=office)
    assert loaded(amendment).standing.published == second


def test_who_reads_which_rounds(amendment, office, somebody, loaded):
    advise(amendment, office, Advice.REJECT)
    advise(amendment, office)
    AmendmentRound.ask(amendment, by=office)
    AmendmentRound.answer(amendment, Act.ACCEPT, by=somebody("hamburg"))
    rounds = loaded(amendment).acts
    assert acts(rounds) == ["advise", "advise", "ask", "accept"]
    assert acts(read_by_asked_land(rounds)) == ["advise", "ask", "accept"]
    assert read_by_all(rounds) == []
    AmendmentRound.publish(amendment, by=office)
    assert acts(read_by_all(loaded(amendment).acts)) == ["advise", "publish"]


def test_same_recommendation_twice_is_one(amendment, office, other_words):
    once = advise(amendment, office, Advice.MODIFY, operations=other_words)
    assert advise(amendment, office, Advice.MODIFY, operations=other_words) == once


def test_modified_words_must_differ(amendment, office):
    with pytest.raises(Refused, match="unterscheiden"):
        advise(amendment, office, Advice.MODIFY, operations=amendment.wanted())
    with pytest.raises(Refused, match="unterscheiden"):
        advise(amendment, office, Advice.MODIFY)


def test_recommendation_needs_a_reason(amendment, office):
    with pytest.raises(Refused, match="begründen"):
        AmendmentRound.advise(amendment, Advice.ADOPT, by=office, reason=" ")


def test_order_of_the_acts(amendment, office, somebody):
    with pytest.raises(Refused, match="zuerst eine Empfehlung"):
        AmendmentRound.ask(amendment, by=office)
    with pytest.raises(Refused, match="noch keine Empfehlung"):
        AmendmentRound.publish(amendment, by=office)
    with pytest.raises(Refused, match="noch nicht gefragt"):
        AmendmentRound.answer(amendment, Act.ACCEPT, by=somebody("hamburg"))


def test_rights(amendment, office, somebody):
    for who in ("sachsen", "hamburg", "presse", "bund"):
        with pytest.raises(PermissionDenied):
            advise(amendment, somebody(who))
    advise(amendment, somebody("bayern"))  # the lead recommends too
    AmendmentRound.ask(amendment, by=office)
    for who in ("sachsen", "geschaeftsstelle"):
        with pytest.raises(PermissionDenied):
            AmendmentRound.answer(amendment, Act.ACCEPT, by=somebody(who))


def test_no_rounds_on_what_is_withdrawn(amendment, office, somebody):
    amendment.withdraw(by=somebody("hamburg"))
    with pytest.raises(Refused, match=r"Ä1 ist nicht mehr offen: Zurückgezogen\."):
        advise(amendment, office)


def test_journal_of_the_proposal_knows_only_what_is_public(amendment, tabled, office):
    advise(amendment, office)
    AmendmentRound.ask(amendment, by=office)
    assert not Entry.objects.about(tabled).filter(verb__startswith="round").exists()
    assert Entry.objects.about(amendment).count() == 2
    AmendmentRound.publish(amendment, by=office)
    assert Entry.objects.about(tabled).last().says == "hat die Empfehlung zu Ä1 veröffentlicht: Übernehmen."


def test_rounds_are_append_only(amendment, office):
    advise(amendment, office)
    with connection.cursor() as cursor:
        cursor.execute("SET intmk.maintenance = 'off'")
    with pytest.raises(DatabaseError), transaction.atomic():
        AmendmentRound.objects.update(note="anders")
    with connection.cursor() as cursor:
        cursor.execute("SET intmk.maintenance = 'on'")
    assert amendment.fate == Fate.FILED
