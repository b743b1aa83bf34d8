"""Ideas become one before anything is admitted: among those that the same people see."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from intmk.refusal import Refused
from journal.models import Entry
from proposals.lineage.uniting import unite, unite_ideas
from proposals.models import Position, Proposal
from tests.proposals.pages import said

CONSENT = "Bayern ist sich einig."


@pytest.fixture
def two(proposal_in):
    """`two("idea")`: the source and the target."""
    return lambda state: (proposal_in(state, title="Quelle"), proposal_in(state, title="Ziel"))


@pytest.mark.parametrize(("state", "who"), [("idea", "bayern"), ("exchange", "bayern")])
def test_an_idea_goes_on_in_another(two, somebody, state, who):
    source, target = two(state)
    words = target.text_id
    assert unite_ideas(source, target=target, reason=CONSENT, by=somebody(who)) is True
    assert unite_ideas(source, target=target, reason=CONSENT, by=somebody(who)) is False
    target.refresh_from_db()
    assert (source.state, source.audience, source.united_into, target.state) == ("united", state, target, state)
    assert target.text_id == words
    assert Entry.objects.about(source).last().says == "hat die Idee mit einer anderen zusammengeführt."
    assert Entry.objects.about(target).last().says == f"hat den Vorschlag {source.reference} hier aufgenommen."


def test_who_stands_behind_it_stands_behind_the_other_and_confirms(two, somebody):
    source, target = two("exchange")
    Position.take(source, "co_sponsor", by=somebody("hamburg"))
    unite_ideas(Proposal.objects.get(pk=source.pk), target=target, reason=CONSENT, by=somebody("bayern"))
    united = target.positions.current().with_age()
    assert [(p.land_id, p.stance, p.is_outdated) for p in united] == [("HH", "co_sponsor", True)]


@pytest.mark.parametrize("goal", ["exchange", "drafting", "submitted", "admitted", "tabled", "withdrawn"])
def test_a_hidden_idea_goes_into_nothing_that_others_see(proposal_in, somebody, goal):
    source, target = proposal_in("idea"), proposal_in(goal)
    with pytest.raises(Refused, match="Ideen mit Ideen, die dieselben sehen"):
        unite_ideas(source, target=target, reason=CONSENT, by=somebody("bayern"))
    assert Proposal.objects.filter(state="united").count() == 0
    assert Entry.objects.about(target).filter(verb__startswith="took_in").count() == 0


def test_a_hidden_idea_does_not_go_into_that_of_another_land(two, somebody):
    source, target = two("idea")
    Proposal.objects.filter(pk=target.pk).update(lead_land="HH")
    with pytest.raises(Refused):
        unite_ideas(source, target=target, reason=CONSENT, by=somebody("bayern"))
    assert Proposal.objects.filter(state="united").count() == 0


@pytest.mark.parametrize(
    ("state", "who"),
    [("idea", "hamburg"), ("exchange", "hamburg"), ("exchange", "sachsen"), ("exchange", "geschaeftsstelle")],
)
def test_others_unite_no_ideas(two, somebody, state, who):
    source, target = two(state)
    with pytest.raises(PermissionDenied):
        unite_ideas(source, target=target, reason=CONSENT, by=somebody(who))


def test_the_office_unites_what_all_talk_over(two, somebody):
    source, target = two("exchange")
    assert unite(source, target=target, reason=CONSENT, by=somebody("geschaeftsstelle")) is True
    assert (source.state, source.united_into) == ("united", target)


def test_what_is_admitted_is_no_idea(two, somebody):
    source, target = two("admitted")
    with pytest.raises(Refused):
        unite_ideas(source, target=target, reason=CONSENT, by=somebody("bayern"))


def test_the_page_offers_ideas_that_the_same_people_see(proposal_in, sign_in):
    source, other, shared = (
        proposal_in("idea"),
        proposal_in("idea", title="Zweite"),
        proposal_in("exchange", title="Alle"),
    )
    client = sign_in("bayern")
    url = reverse("proposals:unite_ideas", args=[source.reference])
    page = client.get(url).content.decode()
    assert [f'value="{each.reference}"' in page for each in (source, other, shared)] == [False, True, False]
    answer = client.post(url, {"target": other.reference, "reason": CONSENT})
    assert said(answer) == [f"{source.reference} hat jetzt den Stand „Zusammengeführt“."]
    assert "Aufgegangen in" in client.get(answer.url).content.decode()
