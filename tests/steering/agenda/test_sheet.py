"""The sheet of the Vorkonferenz: what speaks for which Votum, and Vota that are kept."""

import pytest
from django.test import Client
from lxml import html

from conferences.models import Meeting
from journal.models import Entry
from proposals.models import Position, Proposal, Votum
from tests.together import signed_in
from tests.world import BEFORE

URL = "/steuerung/20/vorkonferenz/"


def page_of(response):
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).xpath("//main")[0]


def words(node) -> str:
    return " ".join(" ".join(node.itertext()).split())


def typed(proposal, votum, note="", seen=0) -> dict:
    return {f"votum_{proposal.pk}": votum, f"note_{proposal.pk}": note, f"seen_{proposal.pk}": seen}


def vota(proposal) -> list[tuple[str, str]]:
    return list(proposal.vota.order_by("pk").values_list("recommendation", "note"))


def test_a_row_tells_how_the_sixteen_stand_and_why_it_is_no_consensus(sign_in, proposal_in, somebody):
    proposal = proposal_in("pre_conference")
    Position.take(proposal, "supports", by=somebody("sachsen"))
    Position.take(proposal, "objects", by=somebody("hamburg"), note="Zu teuer.")
    page = page_of(sign_in("sachsen").get(URL))
    assert [words(one) for one in page.xpath("//ul[@class='sheet__stands']/li")][:3] == [
        "Federführung (1): BY",
        "Unterstützt (1): SN",
        "Lehnt ab (1): HH",
    ]
    told = words(page)
    assert "Hamburg (Lehnt ab): Zu teuer." in told
    assert (
        "Nicht ohne Aussprache nur 2 von 13 nötigen stehen dahinter, Ablehnung: Hamburg, kein Prüfvorbehalt, keine "
        "offenen Änderungsanträge."
    ) in told


def test_a_consensus_is_computed_with_its_reason(sign_in, proposal_in, somebody, laender):
    proposal, person = proposal_in("pre_conference"), somebody("sachsen")
    behind = [land for land in laender.values() if land.pk != "BY"][:12]
    for land in behind:
        Position.objects.create(
            proposal=proposal, land=land, stance="supports", version=proposal.text, taken_by=person, committed_by=person
        )
    assert (
        "Grüne Liste 13 bringen mit oder unterstützen, keine Ablehnung, kein Prüfvorbehalt, keine offenen "
        "Änderungsanträge."
    ) in words(page_of(sign_in("geschaeftsstelle").get(URL)))


def test_vota_are_recorded_together_and_a_later_one_is_another_row(sign_in, proposal_in, somebody):
    one, other = proposal_in("pre_conference"), proposal_in("pre_conference")
    client = sign_in("geschaeftsstelle")
    told = page_of(client.post(URL, typed(one, "consent") | typed(other, "refer", "An die AG Sprache."), follow=True))
    assert "2 Vota sind festgehalten." in words(told)
    first = one.vota.get()
    told = page_of(client.post(URL, typed(one, "debate", "Fragen.", first.pk) | typed(other, ""), follow=True))
    assert "Ein Votum ist festgehalten." in words(told)
    assert (vota(one), vota(other)) == ([("consent", ""), ("debate", "Fragen.")], [("refer", "An die AG Sprache.")])
    stored = Proposal.objects.get(pk=one.pk)
    assert (stored.recommendation, stored.recommendation_note) == ("debate", "Fragen.")
    assert "Frühere Vota" in words(told)
    assert [first.recorded_by, first.meeting.kind] == [somebody("geschaeftsstelle"), "pre"]


def test_the_same_sheet_sent_twice_records_once(sign_in, proposal_in):
    proposal = proposal_in("pre_conference")
    client, sent = sign_in("geschaeftsstelle"), typed(proposal, "debate")
    told = [words(page_of(client.post(URL, sent, follow=True))) for _ in range(2)]
    assert ["Ein Votum ist festgehalten." in told[0], "Es gab kein neues Votum" in told[1]] == [True, True]
    assert vota(proposal) == [("debate", "")]


def test_a_votum_of_somebody_else_meanwhile_stops_the_whole_sheet_and_keeps_what_was_typed(
    sign_in, proposal_in, somebody
):
    one, other = proposal_in("pre_conference"), proposal_in("pre_conference")
    one.move("recommend", by=somebody("geschaeftsstelle"), recommendation="consent")
    client = sign_in("geschaeftsstelle")
    page = page_of(client.post(URL, typed(one, "return", "Ziffer 2.") | typed(other, "debate")))
    assert f"Zu {one.reference} hat Geschaeftsstelle inzwischen ein Votum festgehalten" in words(page)
    assert page.xpath("//input[@type='radio' and @checked]/@value") == ["return", "debate"]
    assert (vota(one), vota(other)) == ([("consent", "")], [])
    again = {name: page.xpath(f"string(//input[@name='{name}']/@value)") for name in (f"seen_{one.pk}",)}
    client.post(URL, typed(one, "return", "Ziffer 2.") | typed(other, "debate") | again)
    assert (vota(one), vota(other)) == ([("consent", ""), ("return", "Ziffer 2.")], [("debate", "")])


def test_a_choice_that_is_none_is_refused_and_the_rest_stays_typed(sign_in, proposal_in):
    one, other = proposal_in("pre_conference"), proposal_in("pre_conference")
    page = page_of(sign_in("geschaeftsstelle").post(URL, typed(one, "applause") | typed(other, "debate")))
    assert "Wählen Sie einen Eintrag aus der Liste." in words(page)
    assert Votum.objects.count() == 0


def test_before_the_vorkonferenz_nobody_records(sign_in, proposal_in, stopped_clock):
    proposal = proposal_in("pre_conference")
    stopped_clock(BEFORE)
    client = sign_in("geschaeftsstelle")
    assert "Die Vorkonferenz beginnt erst am 19. März 2025." in words(page_of(client.get(URL)))
    client.post(URL, typed(proposal, "debate"))
    assert Votum.objects.count() == 0


def test_the_laender_read_the_sheet_and_record_nothing(sign_in, proposal_in):
    proposal = proposal_in("pre_conference")
    client = sign_in("sachsen")
    assert page_of(client.get(URL)).xpath("//form[@data-rollcall]") == []
    assert client.post(URL, typed(proposal, "debate")).status_code == 403
    assert Votum.objects.count() == 0


@pytest.mark.parametrize(("kind", "heading"), [("pre", "Noch keine Vorkonferenz"), ("main", "Nichts zu beraten")])
def test_an_empty_sheet_says_why(sign_in, conference, kind, heading):
    Meeting.objects.filter(conference=conference, kind=kind).delete()
    page = page_of(sign_in("geschaeftsstelle").get(URL))
    assert page.xpath("string(//div[@class='empty']/h2)") == heading


@pytest.mark.parametrize("proposals", [1, 3])
def test_the_sheet_asks_the_same_number_of_queries(sign_in, proposal_in, django_assert_num_queries, proposals):
    for _ in range(proposals):
        proposal_in("pre_conference")
    client = sign_in("geschaeftsstelle")
    with django_assert_num_queries(8):
        client.get(URL)


@pytest.mark.django_db(transaction=True)
def test_two_officials_at_once_record_one_votum(together, world):
    proposal = world.proposal_in("pre_conference")
    clients: list[Client] = [signed_in(world.somebody("geschaeftsstelle")) for _ in (1, 2)]
    told = together(
        lambda: clients[0].post(URL, typed(proposal, "debate")).status_code,
        lambda: clients[1].post(URL, typed(proposal, "consent")).status_code,
    )
    assert (sorted(told), Votum.objects.count()) == ([200, 302], 1)
    assert Entry.objects.filter(verb="recommend").count() == 1
