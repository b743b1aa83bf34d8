"""The pages in the footer: read by everybody, written in versions by the office of the year."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from intmk.refusal import Refused
from journal.models import Entry
from resolutions.legal.rules import LegalPage
from resolutions.models import LegalText
from tests.guard import guarded

IMPRINT = LegalPage.IMPRINT


@pytest.fixture
def office(client, geschaeftsstelle):
    client.force_login(geschaeftsstelle)
    return client


def write(text, *, after=0, by):
    return LegalText.write(IMPRINT, text, after=after, by=by)


def test_an_unwritten_page_says_whose_it_is(client, conference):
    page = client.get("/impressum/").content.decode()
    assert ("noch nicht geschrieben" in page, "Seite bearbeiten" in page) == (True, False)


def test_what_the_office_writes_everybody_reads_at_once(client, geschaeftsstelle):
    assert write("# Anbieter\nAmt <b>für</b> alles\n\npost@example.org", by=geschaeftsstelle) is True
    page = client.get("/impressum/").content.decode()
    assert "<h2>Anbieter</h2>" in page
    assert "Amt &lt;b&gt;für&lt;/b&gt; alles" in page
    assert '<a href="mailto:post@example.org">' in page


def test_each_writing_is_a_version_with_its_entry(geschaeftsstelle):
    write("Eins", by=geschaeftsstelle)
    write("Zwei", after=1, by=geschaeftsstelle)
    assert list(LegalText.objects.values_list("number", "text")) == [(2, "Zwei"), (1, "Eins")]
    assert [entry.says for entry in Entry.objects.about("resolutions.page:impressum").for_reading()] == [
        f"hat Fassung {number} der Seite „Impressum“ veröffentlicht." for number in (2, 1)
    ]
    guarded(lambda: LegalText.objects.update(text="Anders"))


def test_the_same_text_again_is_no_version(geschaeftsstelle):
    write("Eins", by=geschaeftsstelle)
    assert write("Eins", after=1, by=geschaeftsstelle) is False
    assert write("Eins", after=0, by=geschaeftsstelle) is False


def test_a_gap_of_the_pattern_is_named(geschaeftsstelle):
    with pytest.raises(Refused, match=r"\[Name der Behörde\]"):
        write("Amt: [Name der Behörde]", by=geschaeftsstelle)


def test_what_somebody_else_saved_meanwhile_is_shown_and_nothing_is_lost(office, geschaeftsstelle):
    write("Von nebenan", by=geschaeftsstelle)
    refused = office.post("/impressum/bearbeiten/", {"after": "0", "text": "Meins"})
    page = refused.content.decode()
    assert (refused.status_code, "Meins" in page, "Von nebenan" in page) == (200, True, True)
    assert office.post("/impressum/bearbeiten/", {"after": "1", "text": "Meins"}).status_code == 302
    assert LegalText.objects.current(IMPRINT).text == "Meins"


@pytest.mark.parametrize("who", ["presse", "bayern", "bund"])
def test_only_the_office_writes(request, conference, who):
    with pytest.raises(PermissionDenied):
        write("Eins", by=request.getfixturevalue(who))


def test_the_footer_of_every_page_leads_there(client, conference):
    for url in ("/", "/anmelden/", "/beschluesse/", "/gibt-es-nicht/"):
        page = client.get(url).content.decode()
        assert [f'href="/{each}/"' in page for each in LegalPage] == [True] * 3


def test_the_form_begins_with_the_pattern_and_goes_on_with_the_text(office, geschaeftsstelle):
    assert office.get("/impressum/bearbeiten/").context["form"]["text"].value().startswith("# Anbieter")
    write("Eins", by=geschaeftsstelle)
    assert office.get("/impressum/bearbeiten/").context["form"]["text"].value() == "Eins"


def test_a_version_has_a_text_and_a_number_of_its_own(geschaeftsstelle):
    write("Eins", by=geschaeftsstelle)
    for columns in (
        {"text": "", "number": 2},
        {"text": "Zwei", "number": 1},
        {"page": "agb", "text": "x", "number": 1},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            LegalText.objects.create(**{"page": "impressum", "by": geschaeftsstelle} | columns)
