from datetime import date, datetime

import pytest
from django.urls import reverse
from lxml import html
from pytest_django.asserts import assertRedirects

from accounts.models import Land
from conferences.models import Conference, Deadline, GroupMember, Meeting, Theme, WorkingGroup
from intmk.clock import BERLIN
from journal.models import record
from tests.journal.verbs import TESTED_THAT

LIST = "/konferenzen/"
DETAIL = "/konferenzen/20/"


@pytest.fixture
def archive(conference):
    """Facts without a chair year: from an official source, from a report, only by the order of the chair."""
    Conference.objects.create(
        number=12,
        title="12. Integrationsministerkonferenz",
        motto="Integration schafft Zusammenhalt",
        chair_land_id="BW",
        archive_date="16.–17. März 2017",
        archive_place="Friedrichshafen",
        is_confirmed=True,
    )
    Conference.objects.create(
        number=6, title="6.", chair_land_id="RP", archive_date="Februar 2011", archive_place="Mainz"
    )
    Conference.objects.create(number=22, title="22.", chair_land_id="RP")


def page(client, url):
    response = client.get(url)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def words(element):
    return " ".join(" ".join(element.itertext()).split()).replace(" ,", ",")


def rows(document):
    return [[words(cell) for cell in row] for row in document.xpath("//main//tbody/tr")]


def test_list_tells_facts_and_how_sure_they_are(sign_in, archive):
    document = page(sign_in("bayern"), LIST)
    assert rows(document) == [
        ["22. IntMK", "–", "–", "Rheinland-Pfalz", "–", "nur nach der Reihenfolge"],
        ["21. IntMK", "–", "–", "Nordrhein-Westfalen", "–", "nur nach der Reihenfolge"],
        ["20. IntMK", "23.–24. April 2025", "Göttingen", "Niedersachsen", "–", "Sekundärquelle"],
        [
            "12. IntMK",
            "16.–17. März 2017",
            "Friedrichshafen",
            "Baden-Württemberg",
            "Integration schafft Zusammenhalt",
            "amtlich belegt",
        ],
        ["6. IntMK", "Februar 2011", "Mainz", "Rheinland-Pfalz", "–", "Sekundärquelle"],
    ]


def test_list_links_only_conferences_with_a_chair_year(sign_in, archive):
    document = page(sign_in("bayern"), LIST)
    assert document.xpath("//main//tbody//a/@href") == ["/konferenzen/21/", DETAIL]


@pytest.mark.parametrize("persona", ["bund", "verwaltung"])
def test_list_is_for_everybody_signed_in_without_links_to_closed_pages(sign_in, persona):
    client = sign_in(persona)
    document = page(client, LIST)
    assert [row[0] for row in rows(document)] == ["21. IntMK", "20. IntMK"]
    assert document.xpath("//main//a/@href") == ["/laender/"]
    assert client.get("/laender/").status_code == 200
    assert client.get(DETAIL).status_code == 403


def test_list_says_where_the_current_conference_stands(sign_in):
    panel = page(sign_in("bayern"), LIST).xpath("//section[@aria-labelledby='aktuell']")[0]
    assert [words(part) for part in panel.xpath(".//dl/div")] == [
        "Vorsitz Niedersachsen, bis 30. Juni 2025",
        "Als Nächstes Hauptkonferenz Göttingen, in 30 Tagen (23. April 2025)",
        "Letzte Sitzung Vorkonferenz Göttingen, vor 4 Tagen",
    ]


def test_list_between_two_chairs(sign_in, stopped_clock, personas):
    stopped_clock(datetime(2026, 7, 1, 9, tzinfo=BERLIN))
    document = page(sign_in("bayern"), LIST)
    assert words(document.xpath("//div[@class='empty']/h2")[0]) == "Heute läuft kein Vorsitzjahr"


@pytest.mark.parametrize("number_of_conferences", [1, 3])
def test_list_asks_the_same_number_of_queries(sign_in, django_assert_num_queries, number_of_conferences):
    client = sign_in("bayern")
    for number in range(1, number_of_conferences):
        Conference.objects.create(number=number, title=f"{number}.", chair_land_id="BY")
    with django_assert_num_queries(8):
        client.get(LIST)


def test_detail_tells_the_year(sign_in):
    document = page(sign_in("bayern"), DETAIL)
    assert words(document.xpath("//header[@class='page-header']")[0]) == (
        "Vorsitz: Niedersachsen, 1. Juli 2024 bis 30. Juni 2025 20. Integrationsministerkonferenz"
    )
    assert rows(document) == [
        [
            "Vorkonferenz",
            "19.–20. März 2025",
            "Göttingen",
            "Arbeitsebene: bereitet die Hauptkonferenz vor und gibt zu jedem Vorschlag ein Votum.",
        ],
        [
            "Hauptkonferenz",
            "23.–24. April 2025",
            "Göttingen",
            "Ministerinnen und Minister: jedes Land hat eine Stimme.",
        ],
        [
            "Einreichung",
            "5. März 2025, 23:59 Uhr",
            "abgelaufen",
            "danach noch möglich, als verspätet gekennzeichnet",
            "Bis dahin reichen die federführenden Länder ihre Vorschläge ein.",
            "Annahme",
        ],
    ]


def test_detail_leads_to_the_proposals_of_a_theme(sign_in):
    document = page(sign_in("bayern"), DETAIL)
    links = document.xpath("//a[contains(@href, 'thema=')]")
    assert [(words(link), link.get("href")) for link in links] == [
        ("2. Sprachkurse", f"{reverse('proposals:list')}?konferenz=20&thema=sprachkurse")
    ]


def test_detail_names_the_members_of_a_group(sign_in):
    card = page(sign_in("bayern"), DETAIL).xpath("//li[@class='card']")[0]
    assert words(card) == "AG Sprache Federführung Bayern Themen Sprachkurse 2 Mitglieder Bayern, Hamburg"


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        (datetime(2025, 2, 28, 9), "in 5 Tagen"),
        (datetime(2025, 3, 4, 23, 59), "morgen"),
        (datetime(2025, 3, 5, 23, 59, 59), "heute"),
        (datetime(2025, 3, 6, 0, 0), "abgelaufen"),
    ],
)
def test_detail_counts_the_days_to_a_deadline(sign_in, stopped_clock, moment, left):
    stopped_clock(moment)
    assert rows(page(sign_in("bayern"), DETAIL))[-1][2] == left


def test_detail_marks_what_is_confirmed(sign_in, conference):
    Deadline.objects.create(
        conference=conference, kind="amendment", due_at=datetime(2025, 4, 16, 12, tzinfo=BERLIN), is_confirmed=True
    )
    assert rows(page(sign_in("bayern"), DETAIL))[-1] == [
        "Änderungsanträge",
        "16. April 2025, 12:00 Uhr",
        "in 23 Tagen",
        "danach geschlossen",
        "Bis dahin nimmt die Geschäftsstelle Änderungsanträge entgegen.",
        "bestätigt",
    ]


def test_detail_tells_what_happened_last(sign_in, conference, somebody):
    for number in range(11):
        record(conference, TESTED_THAT, words={"what": f"Versuch {number}"}, by=somebody("bayern"))
    entries = page(sign_in("bayern"), DETAIL).xpath("//ol[contains(@class, 'history')]/li")
    told = [f"24. März 2025, 09:00 Uhr Bayern hat Versuch {number} geprüft." for number in range(10, 0, -1)]
    assert [words(entry) for entry in entries] == told


def test_detail_of_a_bare_conference_says_what_is_missing(sign_in):
    document = page(sign_in("bayern"), "/konferenzen/21/")
    assert rows(document) == [["Es sind noch keine Sitzungen angelegt."], ["Es sind noch keine Fristen angelegt."]]
    assert document.xpath("//ol[contains(@class, 'history')]") == []


@pytest.mark.parametrize("more", [1, 3])
def test_detail_asks_the_same_number_of_queries(sign_in, conference, django_assert_num_queries, more):
    client = sign_in("bayern")
    land = Land.objects.get(pk="SN")
    for number in range(1, more):
        theme = Theme.objects.create(conference=conference, number=10 + number, slug=f"t{number}", title="Thema")
        group = WorkingGroup.objects.create(conference=conference, slug=f"g{number}", name="AG", lead_land=land)
        group.themes.add(theme)
        GroupMember.objects.create(group=group, land=land)
        day = date(2025, 2, number)
        Meeting.objects.create(conference=conference, kind="special", starts_on=day, ends_on=day)
    with django_assert_num_queries(11):
        client.get(DETAIL)


@pytest.mark.parametrize("persona", ["bund", "verwaltung", "geschaeftsstelle_nw", "presse_nw"])
@pytest.mark.parametrize("url", [DETAIL, "/konferenzen/20/geschaeftsordnung/"])
def test_pages_of_a_conference_are_closed_to_others(sign_in, persona, url):
    assert sign_in(persona).get(url).status_code == 403


@pytest.mark.parametrize("number", ["12", "99", "99999999999999999999"])
def test_unknown_numbers_and_archive_facts_have_no_page(sign_in, archive, number):
    assert sign_in("bayern").get(f"/konferenzen/{number}/").status_code == 404


@pytest.mark.parametrize("url", [LIST, DETAIL])
def test_the_public_is_asked_to_sign_in(sign_in, url):
    assertRedirects(sign_in(None).get(url), f"{reverse('login')}?next={url}", fetch_redirect_response=False)
