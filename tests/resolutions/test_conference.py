"""What everybody may know of a conference, and what search engines are told."""

from datetime import date

import pytest
from lxml import etree

from conferences.models import Conference
from resolutions.changes import withdraw
from tests.resolutions.example import TITLE


@pytest.mark.parametrize("count", [1, 3])
def test_a_conference_shows_its_facts_and_resolutions(client, resolutions, django_assert_num_queries, count):
    Conference.objects.filter(pk=20).update(motto="Zusammen")
    resolutions(count)
    with django_assert_num_queries(5):  # one of them is the clock of the demo
        page = client.get("/konferenz/20/").content.decode()
    told = ("Zusammen", "Niedersachsen", "Göttingen", "23. April 2025 bis 24. April 2025", "Sprachkurse")
    assert [words in page for words in told] == [True] * 5
    assert page.count(TITLE) == count
    assert "Vorkonferenz" not in page


def test_a_coming_year_is_known_to_nobody(client, conference, at):
    assert client.get("/konferenz/21/").status_code == 404
    assert "/konferenz/21/" not in client.get("/sitemap.xml").content.decode()


def test_a_year_that_has_no_days_yet_is_known_to_nobody(client, conference, bayern):
    Conference.objects.create(number=22, title="22. IntMK")
    assert client.get("/konferenz/22/").status_code == 404
    assert "/konferenz/22/" not in client.get("/sitemap.xml").content.decode()


def test_a_conference_of_the_archive_shows_what_is_known(client, conference):
    Conference.objects.create(number=3, title="3. IntMK", archive_date="März 2008", archive_place="Hamburg")
    page = client.get("/konferenz/3/").content.decode()
    assert ("März 2008" in page, "Hamburg" in page) == (True, True)


def test_the_start_page_leads_to_the_conference_of_the_year(client, conference):
    assert 'href="/konferenz/20/"' in client.get("/").content.decode()
    Conference.objects.filter(pk=20).update(ends_on=date(2025, 1, 1))
    assert "/konferenz/20/" not in client.get("/").content.decode()


def test_the_sitemap_names_what_is_public_and_nothing_else(client, resolutions, geschaeftsstelle):
    public, gone = resolutions(2)
    hidden = resolutions(1, is_published=False)[0]
    withdraw(gone, reason="Der falsche Text.", by=geschaeftsstelle)
    answer = client.get("/sitemap.xml")
    found = etree.fromstring(answer.content).xpath("//*[local-name()='loc']/text()")
    paths = [url.removeprefix("http://testserver") for url in found]
    assert public.get_absolute_url() in paths
    assert [each.get_absolute_url() in paths for each in (gone, hidden)] == [False, False]
    assert paths[:6] == ["/", "/beschluesse/", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/konferenz/20/"]


def test_robots_are_sent_to_the_sitemap_and_away_from_the_desks(client, conference):
    words = client.get("/robots.txt").content.decode()
    assert "Disallow: /vorschlaege/\n" in words
    assert words.endswith("Sitemap: http://testserver/sitemap.xml\n")


def test_pages_for_everybody_describe_themselves(client, resolutions):
    [resolution] = resolutions(1)
    legal = ("/impressum/", "/datenschutz/", "/barrierefreiheit/", "/barrierefreiheit/rueckmeldung/")
    for url in ("/", "/beschluesse/", "/konferenz/20/", resolution.get_absolute_url(), *legal):
        head = etree.HTML(client.get(url).content).find("head")
        said = {meta.get("property"): meta.get("content") for meta in head.iterfind("meta[@property]")}
        [description] = head.xpath("meta[@name='description']/@content")
        assert (said["og:description"], said["og:url"]) == (description, f"http://testserver{url}")
        assert list(said) == ["og:type", "og:site_name", "og:locale", "og:title", "og:description", "og:url"]
        assert all(said.values())


def test_the_short_address_leads_everybody_to_the_year(client, conference, bayern):
    assert client.get("/konferenz/").url == "/konferenz/20/"
    client.force_login(bayern)
    assert client.get("/konferenz/").url == "/konferenzen/"
    client.logout()
    Conference.objects.filter(pk=20).update(ends_on=date(2025, 1, 1))
    assert client.get("/konferenz/").url == "/beschluesse/"
