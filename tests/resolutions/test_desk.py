"""The press desk: three lists, the preview, and the one button that publishes."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from conferences.models import AgendaItem
from intmk.clock import BERLIN
from journal.models import Entry
from proposals.models import Proposal
from resolutions.models import Resolution
from tests.resolutions.example import NOON, said

DESK = reverse("resolutions:desk")
TOMORROW = datetime(2025, 4, 25, 11, tzinfo=BERLIN)


def preview(reference):
    return reverse("resolutions:preview", args=[reference])


def publish(reference):
    return reverse("resolutions:publish", args=[reference])


def sections(response):
    """The numbers of the rows below each of the three headings."""
    parts = response.content.decode().split("<section ")[1:]
    return [re.findall(r'row__meta">(\d{4}-\d{3}) ·', part) for part in parts]


@pytest.fixture
def office(client, geschaeftsstelle):
    client.force_login(geschaeftsstelle)
    return client


@pytest.fixture
def press(client, presse):
    client.force_login(presse)
    return client


def test_desk_follows_a_resolution_through_its_three_lists(press, adopted, geschaeftsstelle, presse):
    number = adopted.reference
    assert sections(press.get(DESK)) == [[number], [], []]
    resolution = Resolution.release(adopted, by=geschaeftsstelle, embargo_until=TOMORROW)
    assert sections(press.get(DESK)) == [[], [number], []]
    resolution.publish(by=presse)
    assert sections(press.get(DESK)) == [[], [], [number]]


def test_desk_says_where_each_resolution_stands(press, at, resolutions):
    day_after = datetime(2025, 4, 26, 11, tzinfo=BERLIN)
    resolutions(1, is_published=False)
    resolutions(1, is_published=False, embargo_until=day_after)
    resolutions(1, is_published=False, embargo_until=NOON)
    resolutions(1)
    resolutions(1, embargo_until=TOMORROW)
    response = press.get(DESK)
    assert [standing for _, standing, _ in response.context["released"]] == [
        "ohne Sperrfrist",
        "Sperrfrist bis 26. April 2025, 11:00 Uhr, in 2 Tagen",
        "Sperrfrist abgelaufen am 24. April 2025, 12:00 Uhr",
    ]
    assert [standing for _, standing in response.context["published"]] == [
        "wird öffentlich am 25. April 2025, 11:00 Uhr, morgen",
        "öffentlich seit 24. April 2025, 11:20 Uhr",
    ]
    at(datetime(2025, 4, 26, 9, tzinfo=BERLIN))
    assert press.get(DESK).context["released"][1][1] == "Sperrfrist bis 26. April 2025, 11:00 Uhr, heute"


def test_desk_offers_each_office_its_own_step(client, adopted, resolutions, geschaeftsstelle, presse):
    resolutions(1, is_published=False)
    release = reverse("resolutions:release", args=[adopted.reference])
    seen = {}
    for person in (geschaeftsstelle, presse):
        client.force_login(person)
        page = client.get(DESK).content.decode()
        seen[person.name] = (release in page, "Ansehen und veröffentlichen" in page)
    assert seen == {"Geschaeftsstelle": (True, False), "Presse": (False, True)}


def test_desk_pages_the_published_ones(press, resolutions):
    resolutions(21)
    first = press.get(DESK)
    second = press.get(DESK + first.context["page"].next_url)
    assert [len(sections(page)[2]) for page in (first, second)] == [20, 1]


@pytest.mark.parametrize("count", [1, 3])
def test_desk_costs_the_same_for_any_number(press, resolutions, adopted, django_assert_num_queries, count):
    resolutions(count)
    resolutions(count, is_published=False)
    for number in range(1, count):
        twin(adopted, number)
    with django_assert_num_queries(7):
        response = press.get(DESK)
    assert [len(numbers) for numbers in sections(response)] == [count, count, count]


def twin(adopted, number):
    """The same proposal once more, adopted under another TOP."""
    proposal = Proposal.objects.get(pk=adopted.pk)
    proposal.pk, proposal._state.adding, proposal.reference = None, True, f"2025-90{number}"
    proposal.idea_name = None
    proposal.agenda_item = AgendaItem.place(adopted.agenda_item.meeting, f"9.{number}", adopted.title)
    proposal.save()


@pytest.mark.parametrize("embargo", [None, NOON])
def test_publishing_takes_one_moment_while_the_clock_runs(at, adopted, geschaeftsstelle, presse, embargo):
    at(NOON - timedelta(minutes=1))
    resolution = Resolution.release(adopted, by=geschaeftsstelle, embargo_until=embargo)
    at(None)
    resolution.publish(by=presse)
    assert resolution.visible_from == resolution.published_at


def test_nothing_is_published_before_its_release(press, at, adopted, geschaeftsstelle):
    """The clock of the demo can be set back."""
    resolution = Resolution.release(adopted, by=geschaeftsstelle)
    at(NOON - timedelta(days=1))
    response = press.post(publish(adopted.reference))
    words = "Die Uhr steht vor der Freigabe dieses Beschlusses. Veröffentlicht wird erst danach."
    assert (response.url, said(response)) == (preview(adopted.reference), [("error", words)])
    resolution.refresh_from_db()
    assert not resolution.is_published


@pytest.mark.parametrize("who", ["bayern", "bund"])
def test_desk_is_for_the_offices_of_the_chair(client, request, resolutions, who):
    resolutions(1, is_published=False)
    client.force_login(request.getfixturevalue(who))
    assert client.get(DESK).status_code == 403
    assert client.get(preview("2025-101")).status_code == 404
    assert client.get(reverse("resolutions:preview_pdf", args=["2025-101"])).status_code == 404
    assert client.post(publish("2025-101")).status_code == 404
    assert "Pressetisch" not in client.get(reverse("resolutions:list")).content.decode()


def test_desk_of_the_next_chair_holds_nothing_of_this_one(sign_in, resolutions):
    resolutions(1, is_published=False)
    client = sign_in("presse_nw")
    assert client.get(DESK).status_code == 403
    assert client.get(preview("2025-101")).status_code == 404


def test_anonymous_people_are_asked_to_sign_in(client, resolutions):
    resolutions(1, is_published=False)
    assert client.get(DESK).url == f"{reverse('login')}?next={DESK}"
    assert client.get(preview("2025-101")).url == f"{reverse('login')}?next={preview('2025-101')}"


@pytest.mark.parametrize(
    ("embargo_until", "button"),
    [
        (None, "Jetzt veröffentlichen"),
        (NOON, "Jetzt veröffentlichen"),
        (TOMORROW, "Zum Ende der Sperrfrist veröffentlichen"),
    ],
)
def test_the_question_names_what_the_button_will_do(press, resolutions, embargo_until, button):
    resolutions(1, is_published=False, embargo_until=embargo_until)
    page = press.get(publish("2025-101")).content.decode()
    assert re.findall(r'type="submit"><span class="kern-label">([^<]+)</span>', page)[1:] == [button]


def test_preview_has_no_button_for_the_secretariat(office, resolutions):
    resolutions(1, is_published=False)
    page = office.get(preview("2025-101"))
    assert page.status_code == 200
    assert publish("2025-101") not in page.content.decode()
    assert office.post(publish("2025-101")).status_code == 403
    assert not Resolution.objects.get().is_published


def test_preview_leaves_no_copies(press, resolutions):
    resolutions(1, is_published=False)
    for url in (DESK, preview("2025-101"), reverse("resolutions:preview_pdf", args=["2025-101"])):
        assert "no-store" in press.get(url).headers["Cache-Control"]


def test_publish_without_embargo_makes_public_at_once(press, resolutions, presse):
    resolutions(1, is_published=False)
    response = press.post(publish("2025-101"))
    assert (response.status_code, response.url) == (302, preview("2025-101"))
    assert said(response) == [("success", "Beschluss 2025-101: öffentlich seit 24. April 2025, 12:00 Uhr.")]
    resolution = Resolution.objects.get()
    assert (resolution.visible_from, resolution.published_by, resolution.is_public) == (NOON, presse, True)


def test_publish_with_embargo_makes_public_at_its_end(press, client, resolutions, at):
    resolutions(1, is_published=False, embargo_until=TOMORROW)
    response = press.post(publish("2025-101"))
    assert said(response) == [("success", "Beschluss 2025-101: wird öffentlich am 25. April 2025, 11:00 Uhr, morgen.")]
    detail = reverse("resolutions:detail", args=["2025-101"])
    at(TOMORROW - timedelta(seconds=1))
    assert client.get(detail).status_code == 404
    at(TOMORROW)
    assert client.get(detail).status_code == 200


def test_publish_twice_is_once(press, resolutions, at):
    (resolution,) = resolutions(1, is_published=False)
    press.post(publish("2025-101"))
    at(TOMORROW)
    response = press.post(publish("2025-101"))
    assert said(response)[-1] == (
        "info",
        "Der Beschluss 2025-101 ist bereits zur Veröffentlichung gegeben.",
    )
    assert Resolution.objects.get().published_at == NOON
    assert Entry.objects.about(resolution.proposal).filter(verb="published").count() == 1


@pytest.mark.parametrize("who", ["geschaeftsstelle", "bayern", "bund"])
def test_nobody_but_the_press_office_publishes(request, resolutions, who):
    (resolution,) = resolutions(1, is_published=False)
    with pytest.raises(PermissionDenied):
        resolution.publish(by=request.getfixturevalue(who))
    assert not Resolution.objects.get().is_published


def test_publish_asks_before_it_does(press, resolutions):
    resolutions(1, is_published=False)
    page = press.get(publish("2025-101"))
    assert (page.status_code, "<li>1 Ziffer, mit Begründung</li>" in page.content.decode()) == (200, True)
    assert not Resolution.objects.get().is_published
