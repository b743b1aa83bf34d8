"""When the chair has passed on, a year is only read; what is adopted still reaches the public (domain §6.4, 11)."""

import html

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from proposals.models import Visit, WorkingCopy
from tests.flows.test_handover import CLOSED, FIRST
from tests.test_urls import ROWS, WHO, more, subject, typed  # noqa: F401  (fixtures)

OPEN = {"resolutions:release", "resolutions:publish"}
OWN = {"proposals:write", "proposals:discard"}  # a draft that only its writer sees; it is no fact of the year
READS = {"proposals:merge_news"}
WRITES = [
    row
    for row in ROWS
    if row.startswith("POST")
    and row.split()[1].partition(":")[0] in ("proposals", "resolutions", "voting")
    and row.split()[1] not in OPEN
    and row.split()[2] != "-"
]


def facts() -> dict:
    """All rows, but for what a person keeps to herself."""
    apps_of_it = [apps.get_app_config(name) for name in ("proposals", "resolutions", "voting", "journal")]
    models = [model for app in apps_of_it for model in app.get_models() if model not in (Visit, WorkingCopy)]
    return {model: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("row", WRITES, ids=lambda row: " ".join(row.split()[1:3]))
def test_no_address_writes_into_a_closed_year(row, subject, typed, somebody, stopped_clock):  # noqa: F811
    _, address, word, *expected = row.split()
    name, _, code = address.partition("/")
    url = reverse(name, kwargs=subject(word) | ({"code": code} if code else more(name, somebody)))
    stopped_clock(FIRST)
    before = facts()
    for person, usual in zip(WHO, expected, strict=True):
        if person is None:
            continue
        client = Client()
        with transaction.atomic():
            client.force_login(somebody(person))
            response = client.post(url, typed.get(address, {}), follow=True)
            assert facts() == before, person
            transaction.set_rollback(True)
        is_told = CLOSED in html.unescape(response.content.decode())
        if usual == "302" and response.status_code not in (403, 404) and name not in OWN | READS:
            assert is_told, (person, response.status_code)


FORMS = ("position", "edit", "write", "import")


@pytest.mark.parametrize("page", FORMS)
def test_no_form_opens_in_a_closed_year(page, proposal_in, sign_in, stopped_clock):
    proposal = proposal_in("drafting")
    stopped_clock(FIRST)
    response = sign_in("hamburg").get(reverse(f"proposals:{page}", args=[proposal.reference]), follow=True)
    assert (response.redirect_chain, CLOSED in html.unescape(response.content.decode())) == (
        [(proposal.get_absolute_url(), 302)],
        True,
    )


@pytest.mark.parametrize("name", ["bayern", "bayern_freigabe", "hamburg", "sachsen", "geschaeftsstelle"])
def test_no_page_offers_to_write_in_a_closed_year(name, proposal_in, sign_in, somebody, stopped_clock):
    proposal = proposal_in("tabled")
    more("proposals:amendments", somebody)
    more("proposals:reply_comment", somebody)
    more("proposals:unmark", somebody)
    stopped_clock(FIRST)
    own = f"/vorschlaege/{proposal.reference}/"
    pages = (
        "",
        "kommentare/",
        "anlagen/",
        "verwandte/",
        "fassungen/1/",
        "aenderungen/",
        "aenderungen/1/",
    )
    client = sign_in(name)
    for page in pages:
        shown = client.get(own + page)
        if shown.status_code == 403:
            continue
        main = shown.content.decode().split("<main")[1].split("</main>")[0]
        assert (page, 'method="post"' in main) == (page, False)
