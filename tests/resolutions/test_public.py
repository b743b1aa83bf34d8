"""What everybody reads: the start page, the list, a resolution and its PDF."""

import re
from datetime import datetime

import pytest
from django.urls import reverse
from lxml import html

from intmk.clock import BERLIN
from text.parse import parse

LIST = reverse("resolutions:list")


def detail(reference):
    return reverse("resolutions:detail", args=[reference])


def pdf(reference):
    return reverse("resolutions:pdf", args=[reference])


def references(response):
    """The numbers of the resolutions a page lists, in its order."""
    return re.findall(r'<p class="row__meta">(\d{4}-\d{3}) ·', response.content.decode())


def numbers(first, last):
    step = 1 if last >= first else -1
    return [f"2025-{number}" for number in range(first, last + step, step)]


def test_start_lists_the_six_newest(client, resolutions):
    resolutions(7)
    assert references(client.get("/")) == numbers(107, 102)


def test_start_without_resolutions_says_so(client, conference):
    response = client.get("/")
    assert "Noch ist kein Beschluss öffentlich" in response.content.decode()


def test_start_leads_the_public_to_the_sign_in_and_people_to_their_tasks(client, bayern):
    assert f'href="{reverse("login")}"><span class="kern-label">Anmelden' in client.get("/").content.decode()
    client.force_login(bayern)
    assert f'href="{reverse("notices:tasks")}"><span class="kern-label">Zu Ihren' in client.get("/").content.decode()


def test_list_pages_by_key_in_both_directions(client, resolutions):
    resolutions(45)
    first = client.get(LIST)
    second = client.get(LIST + first.context["page"].next_url)
    third = client.get(LIST + second.context["page"].next_url)
    back = client.get(LIST + third.context["page"].previous_url)
    assert [references(page) for page in (first, second, third, back)] == [
        numbers(145, 126),
        numbers(125, 106),
        numbers(105, 101),
        numbers(125, 106),
    ]
    assert first.context["page"].previous_url is None
    assert third.context["page"].next_url is None


def test_list_search_finds_stems_in_title_and_text(client, resolutions):
    resolutions(1, title="Kinderbetreuung bei Kursen")
    resolutions(1, title="Anerkennung von Abschlüssen")
    assert references(client.get(LIST, {"q": "Abschluss"})) == ["2025-102"]
    assert references(client.get(LIST, {"q": "laender verantwort"})) == ["2025-102", "2025-101"]


def test_list_filters_by_conference_and_theme_and_keeps_them_when_paging(client, resolutions):
    resolutions(21, theme="Sprachkurse")
    resolutions(1, theme="Frauen & Arbeit")
    assert references(client.get(LIST, {"thema": "Frauen & Arbeit", "konferenz": "20"})) == ["2025-122"]
    first = client.get(LIST, {"thema": "Sprachkurse"})
    second = client.get(LIST + first.context["page"].next_url)
    assert references(second) == ["2025-101"]
    assert second.context["form"].cleaned_data["thema"] == "Sprachkurse"


def test_list_offers_only_what_public_resolutions_name(client, resolutions):
    resolutions(1, theme="Öffentlich")
    resolutions(1, theme="Gesperrt", embargo_until=datetime(2025, 4, 24, 13, tzinfo=BERLIN))
    form = client.get(LIST).context["form"]
    assert form.fields["thema"].choices == [("", "Alle"), ("Öffentlich", "Öffentlich")]
    assert form.fields["konferenz"].choices == [("", "Alle"), (20, "20. IntMK")]


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "gibtesnicht"},
        {"q": "a" * 201},
        {"q": "\x00"},
        {"q": "½ ² ' & | :*"},
        {"konferenz": "19"},
        {"konferenz": "zwanzig"},
        {"thema": "Geheim"},
        {"thema": "\x00"},
    ],
)
def test_list_without_a_hit_says_what_to_do(client, resolutions, asked):
    resolutions(1)
    response = client.get(LIST, asked)
    assert (response.status_code, references(response)) == (200, [])
    assert "Kein Beschluss gefunden" in response.content.decode()


@pytest.mark.parametrize("typed", ["!!!", "–", "„“", ":*", "👩"])
def test_list_finds_nothing_for_signs_alone_and_says_so(client, resolutions, typed):
    resolutions(1)
    response = client.get(LIST, {"q": typed})
    assert references(response) == []
    assert "Ihre Suche besteht nur aus Zeichen." in response.content.decode()


def test_list_finds_numbers_first_and_shows_where_the_words_stand(client, resolutions):
    resolutions(3)
    assert references(client.get(LIST, {"q": "2025-102"})) == ["2025-102"]
    assert references(client.get(LIST, {"q": "TOP 2.3"})) == ["2025-103", "2025-102", "2025-101"]
    assert references(client.get(LIST, {"q": "TOP 2.3", "konferenz": "20", "thema": "Geheim"})) == []
    page = client.get(LIST, {"q": "Land"}).content.decode()
    assert page.count('<a href="/beschluesse/2025-102/#z-') == 1
    assert page.count("<mark>Länder</mark>") == 3


def test_list_finds_below_a_top_what_belongs_to_it_and_several_numbers(client, resolutions):
    for top in ("2.10", "2.9b", "2.91", "2.9", "2.9a"):
        resolutions(1, top=top)
    assert references(client.get(LIST, {"q": "TOP 2.9"})) == ["2025-104", "2025-105", "2025-102"]
    assert references(client.get(LIST, {"q": "TOP 2.91 und 2.9b"})) == ["2025-102", "2025-103"]
    assert references(client.get(LIST, {"q": "2025-103, 2025-101"})) == ["2025-101", "2025-103"]


def test_list_shows_words_of_the_title_first_then_of_the_text_then_parts(client, resolutions):
    for title in ("Berufssprachkurse", "Sprachkurse", "Sprachkursangebot", "Anerkennung"):
        resolutions(1, title=title)
    assert references(client.get(LIST, {"q": "Sprachkurs"})) == ["2025-102", "2025-101", "2025-103"]


def test_list_of_hits_is_paged(client, resolutions):
    resolutions(21)
    first = client.get(LIST, {"q": "Land"})
    second = client.get(LIST + first.context["page"].next_url)
    assert (references(first), references(second)) == (numbers(121, 102), numbers(101, 101))
    assert second.context["page"].previous_url == "?q=Land"
    assert references(client.get(LIST, {"q": "Land", "seite": "0x"})) == numbers(121, 102)


@pytest.mark.parametrize(
    "key", ["", "x", "\x00", "_", "2025-01-01_1_1", "9" * 40, "2025-01-01T00:00:00+01:00_" + "9" * 40]
)
def test_list_with_a_bad_key_is_still_a_list(client, resolutions, key):
    resolutions(1)
    assert client.get(LIST, {"vor": key}).status_code == 200
    assert client.get(LIST, {"nach": key}).status_code == 200


def test_detail_shows_text_with_its_numbers_facts_and_result(client, resolutions):
    (resolution,) = resolutions(1, theme="Sprachkurse")
    page = client.get(detail("2025-101")).content.decode()
    ziffern = re.findall(r'id="z-(\w+)">\s*<a class="ziffer__number" href="#z-(\w+)">([^<]+)</a>', page)
    one, two, three = (block["id"] for block in resolution.blocks[1:4])
    assert ziffern == [(one, one, "1."), (two, two, "a)"), (three, three, "aa)")]
    facts = dict(re.findall(r"<div><dt>(\w+)</dt><dd>([^<]*)</dd></div>", re.sub("</?span[^>]*>", "", page)))
    assert facts == {
        "Ergebnis": "einstimmig, 16 : 0 : 0 (Ja : Nein : Enthaltung)",
        "Antragsteller": "Niedersachsen und Bremen",
        "Thema": "Sprachkurse",
        "Sitzung": "Hauptkonferenz Göttingen, 20. Integrationsministerkonferenz",
        "Vorsitz": "Niedersachsen",
        "Nummer": "2025-101",
    }
    assert '<link rel="canonical" href="http://testserver/beschluesse/2025-101/">' in page


def test_detail_shows_headings_in_the_outline_with_an_address_of_their_own(client, resolutions):
    blocks = parse("", "Überschrift: I. Lage\n1. Kurse fehlen.\nUnterüberschrift: Bund\n2. Der Bund zahlt.", "")
    (resolution,) = resolutions(1, blocks=blocks)
    page = html.fromstring(client.get(detail(resolution.reference)).content)
    found = page.xpath("//article//*[self::h2 or self::h3 or self::h4]")
    assert [(each.tag, each.text_content().strip()) for each in found] == [
        ("h2", "Beschluss"),
        ("h3", "I. Lage"),
        ("h4", "Bund"),
    ]
    assert [each.get("id") for each in found[1:]] == [f"z-{blocks[0].id}", f"z-{blocks[2].id}"]
    assert [each.find("a").get("href") for each in found[1:]] == [f"#z-{blocks[0].id}", f"#z-{blocks[2].id}"]
    assert [len(each.findall("li")) for each in page.xpath("//article/ol")] == [1, 1]


def test_detail_shows_markup_in_a_title_as_words(client, resolutions):
    resolutions(1, title="<script>alert(1)</script>")
    assert "<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>" in client.get(detail("2025-101")).content.decode()


def test_pdf_is_shown_in_place_under_a_name_without_words(client, resolutions):
    resolutions(1)
    response = client.get(pdf("2025-101"))
    assert response.content[:5] == b"%PDF-"
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="IntMK-20-Beschluss-2025-101.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "frame-ancestors 'none'"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
@pytest.mark.parametrize("url", ["/", LIST, detail("2025-101"), pdf("2025-101")])
def test_public_pages_only_answer_reading(client, resolutions, url, method):
    resolutions(1)
    assert getattr(client, method)(url).status_code == 405


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("url", "queries"), [("/", 3), (LIST, 3), (detail("2025-101"), 3), (pdf("2025-101"), 2)])
def test_public_pages_cost_the_same_for_any_number(client, resolutions, django_assert_num_queries, url, queries, count):
    """One query is the demo clock's; none asks for a session."""
    resolutions(count)
    with django_assert_num_queries(queries) as asked:
        response = client.get(url)
    assert response.status_code == 200
    assert [query["sql"] for query in asked if "session" in query["sql"] or "proposals_" in query["sql"]] == []
    assert response.cookies == {}
