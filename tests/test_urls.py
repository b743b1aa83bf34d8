"""Every address for every persona, as the tables of the rooms say.

An address without a row fails, and so does a row in the table of another room.
"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse

from intmk import clock
from proposals.models import Proposal
from tests.addresses import address, any_address, forms, subject
from tests.table import READ, ROWS, WHO, patterns, room_of

pytestmark = pytest.mark.django_db
PUBLIC = {
    *("start", "login", "resolutions:list", "resolutions:detail", "resolutions:pdf"),
    *("resolutions:impressum", "resolutions:datenschutz", "resolutions:barrierefreiheit", "resolutions:feedback"),
    *("resolutions:conference", "resolutions:current_conference", "resolutions:robots", "resolutions:sitemap"),
    *("demo:desk", "demo:sign_in", "demo:turn"),
}


@pytest.fixture(scope="module")
def subjects(shared_world):
    """By each word of the tables: the proposal it stands for, if it does, and the moment of its rows."""
    return {word: (subject(word, shared_world), clock.now()) for word in sorted({row.subject for row in ROWS})}


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_address_for_every_persona(row, subjects, shared_world, visitor, stopped_clock):
    proposal, moment = subjects[row.subject]
    stopped_clock(moment)
    url = address(row, proposal and Proposal.objects.get(pk=proposal.pk), shared_world)
    form = forms(shared_world.conference).get(row.address, {})
    assert tuple(answer(visitor(person), row.method, url, form) for person in WHO) == row.answers


def answer(client, method, url, form) -> str:
    """The status for one person; what she changed is undone."""
    with transaction.atomic():
        response = client.post(url, form) if method == "POST" else client.get(url)
        transaction.set_rollback(True)
    return str(response.status_code)


def test_every_address_has_a_row():
    assert {row.name for row in ROWS} == {name for name, _ in patterns()}


def test_every_row_stands_in_the_room_of_its_view():
    rooms = {name: room_of(pattern) for name, pattern in patterns()}
    assert [f"{row}: {row.room}" for row in ROWS if row.room != rooms.get(row.name)] == []


def methods(pattern) -> set[str]:
    """Which of GET and POST an address takes: its view says so when it is asked with a third."""
    request = RequestFactory().trace("/")
    request.user = AnonymousUser()
    return {"GET", "POST"} & set(pattern.callback(request).headers["Allow"].split(", "))


def test_every_method_of_an_address_has_a_row():
    rows = {(row.method, row.name) for row in ROWS}
    assert rows == {(method, name) for name, pattern in patterns() for method in methods(pattern)}


def test_every_row_names_every_persona():
    assert {len(row.answers) for row in ROWS} == {len(WHO)}


def test_public_addresses_are_these():
    assert {name for name, pattern in patterns() if not getattr(pattern.callback, "login_required", True)} == PUBLIC


def test_machines_are_kept_out_of_all_that_is_not_public(client):
    words = client.get("/robots.txt").content.decode()
    places = {name: any_address(name).split("/")[1] for name, _ in patterns()}
    public = {places[name] for name in PUBLIC}
    assert {place for place in {*places.values()} - public if f"Disallow: /{place}/\n" not in words} == set()


def test_public_is_sent_to_the_sign_in_page_from_everywhere_else(client):
    urls = [any_address(name) for name, _ in patterns() if name not in PUBLIC | {"logout"}]
    assert {url: client.get(url).url for url in urls} == {url: f"{reverse('login')}?next={url}" for url in urls}


@pytest.mark.parametrize("person", ["bayern", "presse"])
def test_address_for_posting_only_cannot_be_read(visitor, person):
    client, written = visitor(person), {name for name, _ in patterns()} - READ
    assert {name: client.get(any_address(name)).status_code for name in written} == dict.fromkeys(written, 405)


def test_no_post_without_token(subjects, shared_world):
    client, (proposal, _) = Client(enforce_csrf_checks=True), subjects["drafting"]
    client.force_login(shared_world.somebody("bayern_freigabe"))
    url = reverse("proposals:step", args=[proposal.reference, "submit"])
    assert client.post(url).status_code == 403
    assert Proposal.objects.get(pk=proposal.pk).state == "drafting"
