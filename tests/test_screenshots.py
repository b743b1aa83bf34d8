"""The pictures of the documentation, taken from the demo year. Run by `make screenshots` only."""

import pytest
from django.core.management import call_command

from accounts.models import Appointment
from proposals.models import Proposal
from tests.sources import ROOT

pytestmark = [pytest.mark.screenshots, pytest.mark.django_db(transaction=True)]

PICTURES = ROOT / "docs" / "bilder"
HEIGHT = 1000
MOST_BYTES = 300_000


@pytest.fixture
def demo_year(laender):
    """The demo year as it stands when the demo begins: 24 March 2025, 9:00."""
    call_command("load_demo", verbosity=0)


@pytest.fixture
def camera(demo_year, window):
    """Photographs a page as the first person of a Land in a role sees it, as far as it fits on a screen."""

    def taken(name, path, *, role="official", land="BY"):
        appointment = Appointment.objects.filter(role=role, land=land).order_by("pk").first()
        visitor = window(appointment.user, height=HEIGHT)
        visitor.go(path)
        file = PICTURES / f"{name}.png"
        file.parent.mkdir(exist_ok=True)
        visitor.page.screenshot(path=file)
        return file.stat().st_size

    return taken


def test_pictures(camera):
    tabled = Proposal.objects.get(state="tabled", versions__number=1, lead_land="HB")
    voted = Proposal.objects.get(state="no_majority")
    sizes = [
        camera("vorschlag", tabled.get_absolute_url()),
        camera("abstimmung", voted.get_absolute_url()),
        camera("konferenz", "/konferenzen/20/"),
    ]
    assert max(sizes) < MOST_BYTES
