import pytest
from lxml import html

from conferences.models import AgendaItem, Conference, ProcedureRules
from tests.world import NOW

URL = "/konferenzen/20/tagesordnung/"
SECRET_REPORT = "Bericht der AG Monitoring"


@pytest.fixture
def place(conference):
    meeting = conference.meetings.get(kind="main")
    return lambda number, title, kind="report", **fields: AgendaItem.place(meeting, number, title, kind=kind, **fields)


def lines(response):
    assert response.status_code == 200
    rows = html.fromstring(response.content.decode()).xpath("//main//li[@class='row']")
    return [" ".join(" ".join(row.itertext()).split()) for row in rows]


def test_items_stand_in_the_order_of_their_numbers(sign_in, place):
    for number in ("2.10", "2.9b", "1", "A3", "2.9"):
        place(number, "Bericht")
    assert lines(sign_in("bayern").get(URL)) == [
        f"TOP {number} Bericht Bericht" for number in ("A3", "1", "2.9", "2.9b", "2.10")
    ]


def test_meetings_of_the_ministers_come_in_order_of_time(sign_in, conference, place, stopped_clock):
    stopped_clock(NOW.replace(month=2, day=1))
    place("1", "Bericht")
    special = conference.meetings.create(kind="special", starts_on="2025-02-12", ends_on="2025-02-12", place="Kiel")
    AgendaItem.place(special, "1", "Bericht der Sonderkonferenz", kind="report")
    document = html.fromstring(sign_in("bayern").get(URL).content.decode())
    assert [heading.text_content().strip() for heading in document.xpath("//main//h2")] == [
        "Sonderkonferenz Kiel, 12. Februar 2025",
        "Hauptkonferenz Göttingen, 23.–24. April 2025",
    ]
    assert lines(sign_in("bayern").get(URL)) == ["TOP 1 Bericht der Sonderkonferenz Bericht", "TOP 1 Bericht Bericht"]


def test_a_proposal_shows_its_number_lead_and_state(sign_in, proposal_in):
    proposal = proposal_in("tabled")
    response = sign_in("sachsen").get(URL)
    assert lines(response) == [
        f"{proposal.agenda_item} {proposal.title} Vorschlag {proposal.reference} · Bayern Auf der Tagesordnung"
    ]
    links = html.fromstring(response.content.decode()).xpath("//li[@class='row']//a/@href")
    assert links == [proposal.get_absolute_url()]


def test_a_withdrawn_proposal_keeps_its_number(sign_in, proposal_in):
    proposal = proposal_in("withdrawn")
    assert lines(sign_in("sachsen").get(URL)) == [
        f"{proposal.agenda_item} {proposal.title} Vorschlag {proposal.reference} · Bayern Zurückgezogen"
    ]


def test_the_list_without_debate_has_the_name_of_the_rules(sign_in, conference, place):
    ProcedureRules.objects.filter(conference=conference).update(consent_list_name="Blaue Liste")
    place("1", "Bericht", is_on_consent_list=True)
    assert lines(sign_in("bayern").get(URL)) == ["TOP 1 Bericht Bericht Blaue Liste"]


def test_the_press_does_not_read_the_title_before_the_vote(sign_in, proposal_in):
    proposal = proposal_in("tabled")
    response = sign_in("presse").get(URL)
    assert lines(response) == []
    assert proposal.reference not in response.content.decode()


def test_guests_of_the_bund_read_reports_and_what_is_open_to_them(sign_in, somebody, start, proposal_in, place):
    place("1", SECRET_REPORT)
    place("5", "Verschiedenes", kind="information")
    closed, opened = proposal_in("tabled", title="Verschlossen"), proposal_in("tabled", title="Geöffnet")
    opened.open_to_guests(True, by=somebody("geschaeftsstelle"))
    response = sign_in("bund").get(URL)
    assert sorted(lines(response)) == sorted(
        [
            f"TOP 1 {SECRET_REPORT} Bericht",
            f"{opened.agenda_item} Geöffnet Vorschlag {opened.reference} · Bayern Auf der Tagesordnung",
        ]
    )
    assert closed.title not in response.content.decode()
    assert html.fromstring(response.content.decode()).xpath("//nav[@class='subnav']") == []


@pytest.mark.parametrize(
    ("persona", "status"),
    [("stimmfuehrung", 200), ("geschaeftsstelle", 200), ("verwaltung", 403), ("geschaeftsstelle_nw", 403)],
)
def test_who_may_open_the_agenda(sign_in, persona, status):
    assert sign_in(persona).get(URL).status_code == status


def test_empty_agendas_say_so(sign_in):
    words = html.fromstring(sign_in("bayern").get(URL).content.decode()).xpath("string(//main)")
    assert "Für diese Sitzung steht noch kein Punkt auf der Tagesordnung." in words
    bare = html.fromstring(sign_in("bayern").get("/konferenzen/21/tagesordnung/").content.decode())
    assert bare.xpath("string(//div[@class='empty']/h2)") == "Noch keine Tagesordnung"


def test_a_conference_without_a_chair_year_has_no_agenda(sign_in):
    Conference.objects.create(number=12, title="12.", chair_land_id="BW")
    assert sign_in("bayern").get("/konferenzen/12/tagesordnung/").status_code == 404


@pytest.mark.parametrize("proposals", [1, 3])
def test_the_agenda_asks_the_same_number_of_queries(sign_in, proposal_in, place, django_assert_num_queries, proposals):
    for number in range(proposals):
        proposal_in("tabled")
        place(f"A{number + 1}", "Bericht")
    client = sign_in("bayern")
    with django_assert_num_queries(10):
        client.get(URL)


def test_what_has_ended_stands_below_what_comes(sign_in, conference, place, stopped_clock):
    for day, where in (("2025-02-12", "Kiel"), ("2025-02-20", "Bonn")):
        conference.meetings.create(kind="special", starts_on=day, ends_on=day, place=where)
    stopped_clock(NOW)
    document = html.fromstring(sign_in("bayern").get(URL).content.decode())
    assert [heading.text_content().split(",")[0] for heading in document.xpath("//main//h2")] == [
        "Hauptkonferenz Göttingen",
        "Sonderkonferenz Bonn",
        "Sonderkonferenz Kiel",
    ]


def test_sub_items_stand_behind_the_item_whose_number_theirs_begins_with(sign_in, place):
    for number in ("2", "3", "2.1", "2.1.3", "2.2", "2.1.2"):
        place(number, "Bericht")
    rows = html.fromstring(sign_in("bayern").get(URL).content.decode()).xpath("//main//li[contains(@class, 'row')]")
    told = [(row.get("class"), row.xpath("string(.//p[@class='row__title'])").split()[1]) for row in rows]
    assert told == [
        ("row", "2"),
        ("row row--level-2", "2.1"),
        ("row row--level-3", "2.1.2"),
        ("row row--level-3", "2.1.3"),
        ("row row--level-2", "2.2"),
        ("row", "3"),
    ]


def test_the_title_follows_the_proposal(sign_in, proposal_in, somebody):
    proposal = proposal_in("tabled")
    AgendaItem.objects.update(title="Wie der Vorschlag früher hieß")
    assert lines(sign_in("sachsen").get(URL))[0].startswith(f"{proposal.agenda_item} {proposal.title} Vorschlag")


def test_internal_items_are_read_by_the_laender_and_their_office_alone(sign_in, place):
    place("1", SECRET_REPORT, is_internal=True)
    told = {name: lines(sign_in(name).get(URL)) for name in ("bayern", "stimmfuehrung", "geschaeftsstelle")}
    assert told == {name: [f"TOP 1 {SECRET_REPORT} Bericht intern"] for name in told}
    assert {name: lines(sign_in(name).get(URL)) for name in ("presse", "bund")} == {"presse": [], "bund": []}


def test_an_item_that_was_moved_keeps_its_line_for_those_who_see_where_it_stands_now(
    sign_in, conference, place, proposal_in
):
    proposal = proposal_in("tabled", title=SECRET_REPORT)
    special = conference.meetings.create(kind="special", starts_on="2025-05-12", ends_on="2025-05-12", place="Kiel")
    old, new = proposal.agenda_item, AgendaItem.place(special, "S2", proposal.title)
    type(proposal).objects.filter(pk=proposal.pk).update(agenda_item=new)
    AgendaItem.objects.filter(pk=old.pk).update(moved_to=new)
    said = f"{SECRET_REPORT} Vorschlag {proposal.reference} · Bayern"
    assert lines(sign_in("sachsen").get(URL)) == [
        f"{old} {said} · verlegt: Sonderkonferenz Kiel, TOP S2 Verlegt",
        f"TOP S2 {said} Auf der Tagesordnung",
    ]
    assert lines(sign_in("presse").get(URL)) == []


def test_what_is_treated_together_names_the_other_only_to_those_who_see_it(sign_in, place, proposal_in):
    proposal, report = proposal_in("tabled"), place("1", "Bericht")
    AgendaItem.objects.filter(pk=report.pk).update(joint_with=proposal.agenda_item)
    assert lines(sign_in("sachsen").get(URL))[0] == f"TOP 1 Bericht Bericht · gemeinsam mit {proposal.agenda_item}"
    assert lines(sign_in("presse").get(URL)) == ["TOP 1 Bericht Bericht"]


def test_a_withdrawn_item_without_proposal_keeps_its_line_and_says_why(sign_in, place):
    item = place("1", "Bericht")
    AgendaItem.objects.filter(pk=item.pk).update(withdrawn_at=NOW, withdrawal_reason="Kommt erst im Herbst.")
    assert lines(sign_in("bayern").get(URL)) == ["TOP 1 Bericht Bericht · Kommt erst im Herbst. Zurückgezogen"]
