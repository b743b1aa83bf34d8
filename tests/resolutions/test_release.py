"""The secretariat releases an adopted text, having seen exactly what becomes public."""

import re
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from intmk.clock import BERLIN
from intmk.refusal import Refused
from journal.models import Entry
from resolutions.models import Resolution
from tests.resolutions.example import NOON, said

WITHOUT = {"embargo": "none", "rationale": "public"}
UNTIL = {
    "embargo": "until",
    "rationale": "none",
    "embargo_until_tag": "25",
    "embargo_until_monat": "4",
    "embargo_until_jahr": "2025",
    "embargo_until_uhrzeit": "11:00",
}


PARTS = ("tag", "monat", "jahr", "uhrzeit")


def url(proposal):
    return reverse("resolutions:release", args=[proposal.reference])


def preview(proposal):
    return reverse("resolutions:preview", args=[proposal.reference])


def article(response):
    """What stands between the heading and the end of the facts."""
    return re.search(r"<article.*</dl>", response.content.decode(), re.DOTALL)[0]


@pytest.fixture
def office(client, geschaeftsstelle):
    client.force_login(geschaeftsstelle)
    return client


def test_release_page_shows_exactly_what_becomes_public(office, adopted, presse):
    before = office.get(url(adopted))
    office.post(url(adopted), WITHOUT)
    Resolution.objects.get().publish(by=presse)
    public = office.get(reverse("resolutions:detail", args=[adopted.reference]))
    assert article(before) == article(public)
    assert before.context["resolution"].title == public.context["resolution"].title


def test_release_page_chooses_nothing_beforehand(office, adopted):
    page = office.get(url(adopted)).content.decode()
    assert page.count('type="radio"') == 4
    assert "checked" not in page


def test_release_without_embargo(office, adopted, geschaeftsstelle):
    response = office.post(url(adopted), WITHOUT)
    assert (response.status_code, response.url) == (302, preview(adopted))
    assert said(response) == [("success", f"Der Beschluss {adopted.reference} ist freigegeben, ohne Sperrfrist.")]
    resolution = Resolution.objects.get()
    assert (resolution.embargo_until, resolution.released_at, resolution.released_by) == (
        None,
        NOON,
        geschaeftsstelle,
    )
    assert not resolution.is_published


def test_release_with_embargo(office, adopted):
    response = office.post(url(adopted), UNTIL)
    assert said(response) == [
        (
            "success",
            f"Der Beschluss {adopted.reference} ist freigegeben, Sperrfrist bis 25. April 2025, 11:00 Uhr, morgen.",
        )
    ]
    assert Resolution.objects.get().embargo_until == datetime(2025, 4, 25, 11, tzinfo=BERLIN)


def test_release_twice_is_once(office, adopted):
    office.post(url(adopted), UNTIL)
    response = office.post(url(adopted), WITHOUT)
    assert (response.status_code, response.url) == (302, preview(adopted))
    assert said(response)[-1] == ("info", f"Der Beschluss {adopted.reference} wurde bereits freigegeben.")
    assert Resolution.objects.get().embargo_until == datetime(2025, 4, 25, 11, tzinfo=BERLIN)
    assert Entry.objects.about(adopted).filter(verb="released").count() == 1


@pytest.mark.parametrize(
    ("asked", "field", "error"),
    [
        ({"rationale": "none"}, "embargo", "Wählen Sie, ob eine Sperrfrist gilt."),
        ({"embargo": "none"}, "rationale", "Wählen Sie, ob die Begründung öffentlich wird."),
        (WITHOUT | {"embargo": "maybe"}, "embargo", None),
        (WITHOUT | {"embargo": "until"}, "embargo_until", "Geben Sie an, wann die Sperrfrist endet."),
        (
            UNTIL | WITHOUT,
            "embargo",
            "Sie haben ein Ende eingetragen. Wählen Sie „Mit Sperrfrist“ oder leeren Sie die Felder.",
        ),
        (UNTIL | {"embargo_until_tag": "31"}, "embargo_until", "Diesen Tag gibt es im Kalender nicht."),
        (UNTIL | {"embargo_until_uhrzeit": "25:00"}, "embargo_until", None),
        (UNTIL | {"embargo_until_jahr": ""}, "embargo_until", "Ergänzen Sie noch: Jahr."),
        (
            UNTIL | {"embargo_until_tag": "30", "embargo_until_monat": "3", "embargo_until_uhrzeit": "2:30"},
            "embargo_until",
            "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt.",
        ),
        (
            UNTIL | {"embargo_until_tag": "24", "embargo_until_uhrzeit": "12:00"},
            "__all__",
            "Die Sperrfrist liegt in der Vergangenheit. Geben Sie eine spätere an oder keine.",
        ),
    ],
)
def test_a_bad_embargo_keeps_the_form(office, adopted, asked, field, error):
    response = office.post(url(adopted), asked)
    form = response.context["form"]
    assert response.status_code == 200
    assert list(form.errors) == [field]
    if error:
        assert form.errors[field] == [error]
    if "embargo_until_tag" in asked:
        assert form["embargo_until"].value() == [asked[f"embargo_until_{part}"] for part in PARTS]
    assert Resolution.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_adopted_proposals_have_a_release(office, tabled, method):
    assert getattr(office, method)(url(tabled), WITHOUT).status_code == 404
    assert Resolution.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("who", "status"), [("presse", 403), ("bayern", 403), ("bund", 404)])
def test_only_the_secretariat_releases(client, request, adopted, who, status, method):
    client.force_login(request.getfixturevalue(who))
    assert getattr(client, method)(url(adopted), WITHOUT).status_code == status
    assert Resolution.objects.count() == 0


@pytest.mark.parametrize("who", ["presse", "bayern", "bund"])
def test_the_verb_asks_for_the_right_itself(request, adopted, who):
    with pytest.raises(PermissionDenied):
        Resolution.release(adopted, by=request.getfixturevalue(who))


def test_the_verb_asks_for_the_outcome_itself(tabled, geschaeftsstelle):
    with pytest.raises(Refused, match=r"nur beschlossene Vorschläge\. Stand: Auf der Tagesordnung\."):
        Resolution.release(tabled, by=geschaeftsstelle)


def test_the_former_secretariat_still_releases(office, adopted, at):
    at(datetime(2025, 7, 2, 9, tzinfo=BERLIN))
    assert office.post(url(adopted), WITHOUT).status_code == 302
    assert Resolution.objects.count() == 1


def test_nobody_keeps_a_copy_of_the_release_page(office, adopted):
    assert "no-store" in office.get(url(adopted)).headers["Cache-Control"]
