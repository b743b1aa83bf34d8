"""Two people at the same moment: real threads, real transactions, one result."""

import pytest
from django.test import Client

from accounts.models import Land
from conferences.models import AgendaItem, Conference
from journal.models import Entry
from proposals.models import Position, Proposal, Version
from proposals.starting import start
from proposals.versions.saving import Draft, revise
from resolutions.models import Resolution
from tests.together import Fault
from tests.world import SESSION, choices
from text.blocks import Kind
from text.parse import parse
from text.text import Text
from voting.models import Ballot

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def same(proposal) -> Proposal:
    """The proposal as another process reads it."""
    return Proposal.objects.for_page().get(pk=proposal.pk)


def test_reference_numbers_have_no_gap_and_no_double(conference, somebody, together):
    lead = Land.objects.get(pk="BY")

    def begin(number):
        blocks = parse("", "1. Text.", "") if number != 3 else (Broken(),)
        text = Text(f"Idee {number}", blocks)
        own = Conference.objects.get(pk=conference.pk)
        return start(own, text, lead_land=lead, by=somebody("bayern"), origin="talk")

    found = together(*(lambda number=number: begin(number) for number in range(8)))
    assert sum(isinstance(result, Fault) for result in found) == 1
    numbers = sorted(Proposal.objects.values_list("reference", flat=True))
    assert numbers == [f"2025-{number:03d}" for number in range(1, 8)]
    assert Conference.objects.get(pk=20).last_reference == 7


class Broken:
    """A block that fails after the number was taken, so that the whole transaction goes back."""

    kind, level, text = Kind.ZIFFER, 1, "Text."

    @property
    def __dataclass_fields__(self):
        raise Fault


def test_an_idea_sent_twice_at_once_is_one(personas, idea, together):
    clients, form = [signed_in(personas["bayern"]) for _ in range(2)], idea()
    found = together(*(lambda client=client: client.post("/vorschlaege/neu/", form).url for client in clients))
    assert found == ["/vorschlaege/2025-001/"] * 2
    assert (Proposal.objects.count(), Version.objects.count(), Entry.objects.count()) == (1, 1, 1)


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


def test_of_two_roll_calls_one_wins_and_the_other_is_told(proposal_in, personas, together, stopped_clock):
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    url = f"/vorschlaege/{proposal.reference}/abstimmung/"
    clients = [signed_in(personas["geschaeftsstelle"]) for _ in range(2)]
    found = together(
        lambda: clients[0].post(url, choices("adopted")),
        lambda: clients[1].post(url, choices("rejected")),
    )
    assert sorted(response.status_code for response in found) == [302, 409]
    loser = next(response for response in found if response.status_code == 409).content.decode()
    assert "Geschaeftsstelle hat das Ergebnis bereits am 24. April 2025, 10:00 Uhr erfasst: " in loser
    ballot = Ballot.objects.get()
    assert (ballot.votes.count(), same(proposal).state) == (16, ballot.result)


def test_two_releases_are_one_and_so_are_two_publications(proposal_in, somebody, together):
    proposal = proposal_in("adopted")
    office, press = somebody("geschaeftsstelle"), somebody("presse")
    found = together(*(lambda: Resolution.release(same(proposal), by=office).pk for _ in range(2)))
    assert found[0] == found[1]
    published = together(*(lambda: Resolution.objects.get().publish(by=press) for _ in range(2)))
    assert sorted(published) == [False, True]
    assert Entry.objects.filter(verb__in=["released", "published"]).count() == 2


def test_two_officials_of_one_land_leave_one_current_position(proposal_in, somebody, together):
    proposal = proposal_in("submitted")
    one, other = somebody("hamburg"), somebody("hamburg_freigabe")
    together(
        lambda: Position.take(same(proposal), "supports", by=one),
        lambda: Position.take(same(proposal), "objects", by=other),
    )
    assert Position.objects.current().count() == 1
    assert sorted(Position.objects.values_list("stance", flat=True)) == ["objects", "supports"]
    alike = together(*(lambda by=by: Position.take(same(proposal), "examining", by=by).pk for by in (one, other)))
    assert alike[0] == alike[1]
    assert (Position.objects.count(), Position.objects.current().count()) == (3, 1)


def test_of_two_saves_on_the_same_ziffer_one_is_shown_both_sides(proposal_in, somebody, together):
    proposal = proposal_in("drafting")
    base = proposal.text.read().blocks

    def save(who, words):
        changed = (type(base[0])(base[0].id, base[0].kind, words, 1), *base[1:])
        return revise(same(proposal), Draft(Text(proposal.title, changed)), base=1, by=somebody(who))

    found = together(lambda: save("bayern", "Text aus Bayern."), lambda: save("hamburg", "Text aus Hamburg."))
    assert sorted(type(result).__name__ for result in found) == ["Stale", "Version"]
    assert Version.objects.filter(proposal=proposal).count() == 2


def test_two_saves_on_different_ziffern_are_both_kept(proposal_in, somebody, together):
    proposal = proposal_in("drafting")
    base = proposal.text.read().blocks

    def save(who, place):
        blocks = list(base)
        blocks[place] = type(base[0])(base[place].id, base[place].kind, f"Text {who}.", base[place].level)
        return revise(same(proposal), Draft(Text(proposal.title, tuple(blocks))), base=1, by=somebody(who)).number

    assert sorted(together(lambda: save("bayern", 0), lambda: save("hamburg", 1))) == [2, 3]
    texts = [block.text for block in same(proposal).text.read().blocks]
    assert texts[:2] == ["Text bayern.", "Text hamburg."]


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
