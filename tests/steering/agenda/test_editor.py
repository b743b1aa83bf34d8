"""The Geschäftsstelle makes an agenda: order apart from numbers, items of all kinds, and nothing lost."""

from datetime import date

import pytest
from lxml import html

from conferences.arrangement import Spot, digest
from conferences.models import AgendaItem
from conferences.models.arranging import nodes_of
from conferences.models.planned import Overtaken, fingerprint
from intmk.refusal import Refused
from journal.models import Entry
from proposals.models import Proposal
from steering.agenda.relocating import relocate
from tests.together import signed_in
from tests.world import NOW

URL = "/steuerung/20/tagesordnung/"
REPORT = {"title": "Bericht der AG", "kind": "report", "is_internal": False, "joint_with": None}


@pytest.fixture
def meeting(conference):
    return conference.meetings.get(kind="main")


@pytest.fixture
def special(conference):
    day = date(2025, 5, 12)
    return conference.meetings.create(kind="special", starts_on=day, ends_on=day, place="Kiel")


@pytest.fixture
def office(somebody):
    return somebody("geschaeftsstelle")


@pytest.fixture
def place(meeting):
    return lambda *numbers: [AgendaItem.place(meeting, each, f"Bericht {each}", kind="report") for each in numbers]


def order(meeting) -> str:
    return digest(nodes_of(AgendaItem.objects.of(meeting)))


def numbers(meeting) -> list[str]:
    return list(AgendaItem.objects.of(meeting).values_list("number", flat=True))


def verbs() -> list[str]:
    return list(Entry.objects.filter(subject="conferences.conference:20").values_list("verb", flat=True))


def main_of(response):
    return html.fromstring(response.content.decode()).xpath("//main")[0]


def words(node) -> str:
    return " ".join(" ".join(node.itertext()).split())


def test_the_order_changes_and_the_numbers_stay(sign_in, meeting, place):
    one, two, three = place("1", "2", "3")
    client = sign_in("geschaeftsstelle")
    for item, spot, value, after in [
        (three, "hoch", "", ["1", "3", "2"]),
        (one, "an", "3", ["3", "2", "1"]),
        (one, "vor", str(three.pk), ["1", "3", "2"]),
        (two, "unter", str(one.pk), ["1", "2", "3"]),
        (two, "unter", "", ["1", "3", "2"]),
    ]:
        sent = {"item": item.pk, "spot": spot, "value": value, "opened": order(meeting)}
        response = client.post(f"{URL}ordnen/", sent)
        assert (response.status_code, response["Location"]) == (302, f"{URL}?sitzung={meeting.pk}#top-{item.pk}")
        assert numbers(meeting) == after
    assert verbs() == ["item_put"] * 5


def test_a_second_press_of_the_button_moves_nothing(sign_in, meeting, place):
    *_, three = place("1", "2", "3")
    client, sent = sign_in("geschaeftsstelle"), {"item": three.pk, "spot": "hoch", "opened": order(meeting)}
    told = [client.post(f"{URL}ordnen/", sent, follow=True) for _ in range(2)]
    assert numbers(meeting) == ["1", "3", "2"]
    assert "steht jetzt an anderer Stelle; die Nummer bleibt." in main_of(told[0]).text_content()
    assert "Die Reihenfolge hat inzwischen jemand geändert" in main_of(told[1]).text_content()


@pytest.mark.parametrize("sent", [{}, {"item": "x"}, {"item": 99, "spot": "hoch", "opened": "x"}, {"spot": "quer"}])
def test_what_no_button_sends_is_not_found(sign_in, place, sent):
    place("1")
    assert sign_in("geschaeftsstelle").post(f"{URL}ordnen/", sent).status_code == 404


def test_an_item_of_another_meeting_is_no_place(office, meeting, special, place):
    (one,) = place("1")
    foreign = AgendaItem.place(special, "1", "Bericht", kind="report")
    with pytest.raises(Refused, match="gibt es in dieser Sitzung nicht"):
        one.put(Spot.BEFORE, foreign.pk, opened=order(meeting), by=office)


def test_the_agenda_of_a_meeting_that_is_over_stays(office, meeting, place, stopped_clock):
    one, _ = place("1", "2")
    stopped_clock(NOW.replace(month=4, day=25))
    for verb in (
        lambda: one.put(Spot.DOWN, opened=order(meeting), by=office),
        lambda: one.withdraw("Erledigt.", by=office),
        lambda: AgendaItem.add(meeting, "3", REPORT, by=office),
    ):
        with pytest.raises(Refused, match="ist vorbei; ihre Tagesordnung ändert sich nicht mehr"):
            verb()
    assert numbers(meeting) == ["1", "2"]


def test_an_item_without_proposal_is_added_once(sign_in, meeting):
    client, sent = sign_in("geschaeftsstelle"), {"number": "2.1.3", "title": "Bericht der AG", "kind": "report"}
    told = [main_of(client.post(f"{URL}neu/", sent, follow=True)).text_content() for _ in range(2)]
    assert ["TOP 2.1.3 ist aufgenommen." in told[0], "Das stand schon so da" in told[1]] == [True, True]
    assert (numbers(meeting), verbs()) == (["2.1.3"], ["item_added"])


def test_a_number_that_is_taken_stands_in_the_form_with_what_was_typed(sign_in, meeting, place):
    place("1")
    sent = {"number": "1", "title": "Ein anderer Bericht", "kind": "information"}
    page = main_of(sign_in("geschaeftsstelle").post(f"{URL}neu/", sent))
    assert "TOP 1 ist in dieser Sitzung bereits vergeben." in page.text_content()
    assert page.xpath("//input[@name='title']/@value") == ["Ein anderer Bericht"]
    assert numbers(meeting) == ["1"]


def test_an_item_is_revised_and_named_with_what_it_is_treated_with(sign_in, place):
    one, two = place("1", "2")
    opened = fingerprint(one.values())
    sent = {"title": "Neuer Titel", "kind": "information", "is_internal": "on", "joint_with": two.pk, "opened": opened}
    page = main_of(sign_in("geschaeftsstelle").post(f"{URL}{one.pk}/", sent, follow=True))
    assert (
        words(page.xpath(f"//li[@id='top-{one.pk}']/div[1]")[0])
        == "TOP 1 Neuer Titel Unterrichtung · gemeinsam mit TOP 2"
    )
    assert Entry.objects.get(verb="item_revised").facts["changed"] == {
        "title": ["Bericht 1", "Neuer Titel"],
        "kind": ["report", "information"],
        "is_internal": [False, True],
        "joint_with": [None, two.pk],
    }


def test_who_was_slower_keeps_the_words_and_sees_both(sign_in, office, place):
    (one,) = place("1")
    opened = fingerprint(one.values())
    one.revise(one.values() | {"title": "Schneller"}, opened=opened, by=office)
    with pytest.raises(Overtaken):
        one.revise(one.values() | {"title": "Langsamer"}, opened=opened, by=office)
    sent = {"title": "Langsamer", "kind": "report", "opened": opened}
    page = main_of(sign_in("geschaeftsstelle").post(f"{URL}{one.pk}/", sent))
    assert page.xpath("//input[@name='title']/@value") == ["Langsamer"]
    assert "Jetzt gilt: Schneller" in page.text_content()
    assert AgendaItem.objects.get().title == "Schneller"


def test_the_title_of_a_proposal_is_not_typed(sign_in, proposal_in):
    item = proposal_in("tabled").agenda_item
    page = main_of(sign_in("geschaeftsstelle").get(f"{URL}{item.pk}/"))
    names = page.xpath("//form//input[not(@type='hidden')]/@name | //form//select/@name")
    assert names == ["is_internal", "joint_with"]


def test_a_withdrawn_item_keeps_its_line_with_the_reason(sign_in, place, meeting):
    (one,) = place("1")
    client = sign_in("geschaeftsstelle")
    told = [client.post(f"{URL}{one.pk}/zurueckziehen/", {"reason": "Kommt im Herbst."}, follow=True) for _ in (1, 2)]
    assert "Kommt im Herbst. Zurückgezogen" in words(main_of(told[0]))
    assert "Das stand schon so da" in main_of(told[1]).text_content()
    assert (numbers(meeting), verbs()) == (["1"], ["item_withdrawn"])


def test_a_proposal_is_withdrawn_by_its_land_and_not_here(office, proposal_in):
    item = proposal_in("tabled").agenda_item
    with pytest.raises(Refused, match="wird von seinem federführenden Land zurückgezogen"):
        item.withdraw("Erledigt.", by=office)


def test_a_proposal_goes_to_another_meeting_and_its_old_line_stays(sign_in, proposal_in, special):
    proposal = proposal_in("tabled")
    old, sent = proposal.agenda_item, {"meeting": special.pk, "number": "S1", "reason": "Eilt nicht."}
    client = sign_in("geschaeftsstelle")
    told = [client.post(f"{URL}{old.pk}/verlegen/", sent, follow=True) for _ in range(2)]
    moved = Proposal.objects.get(pk=proposal.pk)
    assert (moved.agenda_item.number, moved.agenda_item.meeting, moved.state) == ("S1", special, "tabled")
    assert "verlegt: Sonderkonferenz Kiel, TOP S1" in words(main_of(told[0]))
    assert "Das stand schon so da" in main_of(told[1]).text_content()
    entry = Entry.objects.get(verb="item_relocated")
    assert (entry.subject, entry.note.text) == (f"proposals.proposal:{proposal.pk}", "Eilt nicht.")
    assert entry.says == f"hat {old} auf eine andere Sitzung verlegt: Sonderkonferenz Kiel, TOP S1."


def test_what_is_decided_or_gone_goes_nowhere(office, proposal_in, place, special, meeting):
    report, decided = place("1")[0], proposal_in("adopted").agenda_item
    with pytest.raises(Refused, match="Der Vorschlag hat den Stand „Beschlossen“"):
        relocate(decided, special, "S1", "Später.", by=office)
    report.withdraw("Erledigt.", by=office)
    with pytest.raises(Refused, match="steht nur noch als Zeile da"):
        relocate(report, special, "S1", "Später.", by=office)
    with pytest.raises(Refused, match="steht schon auf der Tagesordnung dieser Sitzung"):
        relocate(place("2")[0], meeting, "3", "Später.", by=office)


def test_what_could_be_on_the_agenda_stands_beside_it_with_its_next_step(sign_in, proposal_in, office):
    admitted, advised = proposal_in("admitted", title="Zugelassen"), proposal_in("pre_conference", title="Beraten")
    bare = proposal_in("pre_conference", title="Ohne Votum")
    advised.move("recommend", by=office, recommendation="debate")
    links = main_of(sign_in("geschaeftsstelle").get(URL)).xpath("//aside//li/a[2]/@href")
    assert links == [
        f"/vorschlaege/{admitted.reference}/schritt/to-pre-conference/",
        f"/vorschlaege/{advised.reference}/schritt/table/",
        f"/vorschlaege/{bare.reference}/schritt/recommend/",
    ]


def test_an_empty_agenda_says_what_to_do(sign_in, conference):
    page = main_of(sign_in("geschaeftsstelle").get(URL))
    assert "Noch kein Punkt. Nehmen Sie einen Punkt ohne Vorschlag auf" in page.text_content()
    conference.meetings.all().delete()
    page = main_of(sign_in("geschaeftsstelle").get(URL))
    assert page.xpath("//div[@class='empty']//a/@href") == ["/konferenzen/20/sitzungen/neu/"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_editor_asks_the_same_number_of_queries(sign_in, proposal_in, place, django_assert_num_queries, rows):
    for number in range(rows):
        proposal_in("tabled")
        proposal_in("admitted")
        place(f"A{number + 1}")
    client = sign_in("geschaeftsstelle")
    with django_assert_num_queries(9):
        client.get(URL)


@pytest.mark.parametrize("word", ["x", "99", "1' OR 1=1"])
def test_a_meeting_that_is_none_is_not_found(sign_in, word):
    assert sign_in("geschaeftsstelle").get(URL, {"sitzung": word}).status_code == 404


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_one_number_given_twice_gives_one_item(self, together, world, meeting):
        office = world.somebody("geschaeftsstelle")
        told = together(
            lambda: AgendaItem.add(meeting, "1", REPORT, by=office),
            lambda: AgendaItem.add(meeting, "1", REPORT | {"title": "Ein anderer"}, by=office),
        )
        assert sorted(type(one).__name__ for one in told) == ["AgendaItem", "Refused"]
        assert numbers(meeting) == ["1"]

    def test_two_who_arrange_at_once_get_the_order_of_one(self, together, world, meeting, place):
        one, _, three = place("1", "2", "3")
        office, opened = world.somebody("geschaeftsstelle"), order(meeting)
        told = together(
            lambda: one.put(Spot.DOWN, opened=opened, by=office),
            lambda: three.put(Spot.UP, opened=opened, by=office),
        )
        assert sorted(type(each).__name__ for each in told) == ["Refused", "bool"]
        assert sorted(numbers(meeting)) == ["1", "2", "3"]
        assert numbers(meeting) in (["2", "1", "3"], ["1", "3", "2"])

    def test_a_proposal_and_a_report_with_one_number_at_once(self, together, world, meeting):
        proposal = world.proposal_in("pre_conference")
        office = world.somebody("geschaeftsstelle")
        proposal.move("recommend", by=office, recommendation="debate")
        told = together(
            lambda: Proposal.objects.get(pk=proposal.pk).move("table", by=office, meeting=meeting, top="1"),
            lambda: AgendaItem.add(meeting, "1", REPORT, by=office),
        )
        assert sorted(isinstance(each, Refused) for each in told) == [False, True]
        assert numbers(meeting) == ["1"]

    def test_a_double_click_through_the_page_adds_one(self, together, world, meeting):
        client, other = (signed_in(world.somebody("geschaeftsstelle")) for _ in (1, 2))
        sent = {"number": "1", "title": "Bericht", "kind": "report"}
        told = together(*(lambda c=c: c.post(f"{URL}neu/", sent).status_code for c in (client, other)))
        assert (told, numbers(meeting)) == ([302, 302], ["1"])


@pytest.mark.parametrize("page", ["vorkonferenz", "tagesordnung"])
def test_the_navigation_names_one_place(sign_in, conference, page):
    content = sign_in("geschaeftsstelle").get(f"/steuerung/20/{page}/").content.decode()
    navigation = content[content.index("main-nav") :]
    assert navigation[: navigation.index("</nav>")].count('aria-current="page"') == 1


def test_a_meeting_that_is_over_stands_behind_those_to_come(sign_in, conference):
    conference.meetings.create(kind="special", starts_on="2024-11-05", ends_on="2024-11-05", place="Kiel")
    content = sign_in("geschaeftsstelle").get("/steuerung/20/tagesordnung/").content.decode()
    assert content.index(">Hauptkonferenz") < content.index(">Sonderkonferenz")
