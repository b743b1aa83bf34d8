"""When the chair has passed on, a year is only read; what is adopted still reaches the public (domain §6.4, 11)."""

import html

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import reverse

from intmk import clock
from proposals.models import Proposal, Visit, WorkingCopy
from steering.models import AgendaVisit, Pack, PackPart
from tests.addresses import address, forms, subject
from tests.flows.turn_of_the_chair import CLOSED, FIRST
from tests.proposals.amendments import behind as amendments
from tests.proposals.comments import behind as comments
from tests.proposals.lineage import behind as lineage
from tests.table import ROWS
from tests.world import PERSONAS

pytestmark = pytest.mark.django_db
OPEN = {
    *(
        "resolutions:release",
        "resolutions:publish",
        "resolutions:embargo",
        "resolutions:cancel",
        "resolutions:withdraw",
        "resolutions:confirm",
        "voting:correct",
        "voting:settle_correction",
        "voting:remark",
    ),
}
OWN = {
    "proposals:write",
    "proposals:discard",
    "steering:packs",
    "steering:proceed_pack",
}  # a draft that only its writer sees; it is no fact of the year
READS = {"proposals:merge_news"}
FLOORS = ("proposals", "voting", "steering", "resolutions", "dossier")
WRITES = [
    row
    for row in ROWS
    if row.method == "POST" and row.room.startswith(FLOORS) and row.name not in OPEN and row.subject != "-"
]


@pytest.fixture(scope="module")
def subjects(shared_world):
    """By each word of the rows that write: the proposal it stands for, and the moment at which it was made."""
    return {word: (subject(word, shared_world), clock.now()) for word in sorted({row.subject for row in WRITES})}


def facts() -> dict:
    """All rows, but for what a person keeps to herself."""
    apps_of_it = [apps.get_app_config(name) for name in ("proposals", "resolutions", "voting", "steering", "journal")]
    own = (AgendaVisit, Pack, PackPart, Visit, WorkingCopy)
    models = [model for app in apps_of_it for model in app.get_models() if model not in own]
    return {model: list(model.objects.order_by("pk").values()) for model in models}


@pytest.mark.parametrize("row", WRITES, ids=str)
def test_no_address_writes_into_a_closed_year(row, subjects, shared_world, visitor, stopped_clock):
    proposal, moment = subjects[row.subject]
    stopped_clock(moment)
    url = address(row, proposal and Proposal.objects.get(pk=proposal.pk), shared_world)
    form = forms(shared_world.conference).get(row.address, {})
    stopped_clock(FIRST)
    before = facts()
    for person, usual in zip(PERSONAS, row.answers, strict=False):
        with transaction.atomic():
            response = visitor(person).post(url, form, follow=True)
            assert facts() == before, person
            transaction.set_rollback(True)
        is_told = CLOSED in html.unescape(response.content.decode())
        if usual == "302" and response.status_code not in (403, 404) and row.name not in OWN | READS:
            assert is_told, (person, response.status_code)


@pytest.mark.parametrize("page", ["position", "edit", "write", "import", "present"])
def test_no_form_opens_in_a_closed_year(page, subjects, visitor, stopped_clock):
    proposal, _ = subjects["drafting"]
    stopped_clock(FIRST)
    response = visitor("hamburg").get(reverse(f"proposals:{page}", args=[proposal.reference]))
    shown = html.unescape(response.content.decode())
    assert (response.status_code, CLOSED in shown, shown.count("<textarea")) == (200, True, 0)


@pytest.mark.parametrize("name", ["bayern", "bayern_freigabe", "hamburg", "sachsen", "geschaeftsstelle"])
def test_no_page_offers_to_write_in_a_closed_year(name, subjects, shared_world, visitor, stopped_clock):
    proposal = Proposal.objects.get(pk=subjects["tabled"][0].pk)
    for room in (amendments, comments, lineage):
        room.behind(proposal, shared_world.somebody)
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
    client = visitor(name)
    for page in pages:
        shown = client.get(own + page)
        if shown.status_code == 403:
            continue
        main = shown.content.decode().split("<main")[1].split("</main>")[0]
        assert (page, 'method="post"' in main) == (page, False)
