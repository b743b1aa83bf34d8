"""Single moments at which something is there already and not meant for all: a position, a version, a resolution."""

import re

from django.urls import reverse

from accounts.models import Land
from proposals.models import Position
from proposals.versions.saving import Draft, revise
from resolutions.models import Resolution
from tests.addresses import addresses
from tests.flows.turn_of_the_chair import FIRST
from tests.leaks.reading import tells
from tests.leaks.scenes import HIDDEN, OPEN_TITLE
from tests.world import SECRET
from text.parse import parse
from text.text import Text


def leaks(client, urls) -> list[str]:
    """The addresses whose answer tells a secret."""
    return [url for url in urls if tells(client.get(url))]


def test_position_prepared_in_a_land_is_seen_by_nobody_else(proposal_in, somebody, sign_in):
    Land.objects.filter(pk="HH").update(approves_positions=True)
    proposal = proposal_in("exchange", title=OPEN_TITLE)
    Position.take(proposal, "objects", by=somebody("hamburg"), note=HIDDEN)
    pages = [*addresses([proposal]), reverse("proposals:position", args=[proposal.reference])]
    for person in ("bayern", "bayern_freigabe", "sachsen", "stimmfuehrung", "geschaeftsstelle", "presse", None):
        assert leaks(sign_in(person), pages) == []
    for person in ("hamburg", "hamburg_freigabe"):
        assert proposal.get_absolute_url() in leaks(sign_in(person), pages)


def test_version_saved_after_a_return_stays_with_the_group(proposal_in, somebody, sign_in):
    proposal = proposal_in("returned", title=OPEN_TITLE)
    revise(proposal, Draft(Text(HIDDEN, parse("", "1. Die IntMK bittet.", "Weil."))), base=1, by=somebody("hamburg"))
    revise(proposal, Draft(Text(OPEN_TITLE, parse("", "1. Die IntMK bittet.", "Weil."))), base=2, by=somebody("bayern"))
    proposal.move("resubmit", by=somebody("bayern_freigabe"))
    urls = [reverse("proposals:version", args=[proposal.reference, n]) for n in (1, 2, 3)]
    assert [sign_in("sachsen").get(url).status_code for url in urls] == [404, 404, 200]
    assert [sign_in("hamburg").get(url).status_code for url in urls] == [404, 200, 200]


def test_successor_does_not_lead_back_to_a_draft(proposal_in, sign_in):
    draft = proposal_in("carried_over")
    page = draft.successors.get().get_absolute_url()
    assert draft.reference in sign_in("hamburg").get(page).text
    for person in ("sachsen", "stimmfuehrung"):
        assert draft.reference not in re.sub(r"Übernommen aus \S+", "", sign_in(person).get(page).text)


def test_bund_reads_no_title_that_is_not_open_on_the_agenda(proposal_in, sign_in):
    proposal_in("tabled", title=HIDDEN)
    url = reverse("steering:read_agenda", args=[20])
    assert SECRET in sign_in("sachsen").get(url).text
    assert SECRET not in sign_in("bund").get(url).text


def test_resolution_before_its_moment_is_seen_at_the_press_desk_alone(proposal_in, somebody, sign_in):
    proposal = proposal_in("adopted", title=HIDDEN)
    Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    urls = [reverse("start"), reverse("resolutions:list"), f"{reverse('resolutions:list')}?q=Tresor"]
    urls += [
        reverse(f"resolutions:{name}", args=[proposal.reference])
        for name in ("detail", "pdf", "preview", "preview_pdf")
    ]
    for person in ("sachsen", "bund", "presse_nw", "geschaeftsstelle_nw", "verwaltung", None):
        assert leaks(sign_in(person), [*urls, reverse("resolutions:desk")]) == []
    assert leaks(sign_in("presse"), [reverse("resolutions:desk"), urls[5]]) == [reverse("resolutions:desk"), urls[5]]


def test_the_next_office_previews_a_resolution_and_has_no_part_in_its_way(
    proposal_in, somebody, sign_in, stopped_clock
):
    proposal = proposal_in("adopted", title=HIDDEN)
    Resolution.release(proposal, by=somebody("geschaeftsstelle"))
    stopped_clock(FIRST)
    client = sign_in("geschaeftsstelle_nw")
    urls = [reverse(f"resolutions:{name}", args=[proposal.reference]) for name in ("preview", "preview_pdf")]
    assert [tells(client.get(url)) for url in urls] == [True, True]
    assert tells(client.get(reverse("resolutions:desk"))) is False
    for name in ("embargo", "cancel", "withdraw", "publish"):
        url = reverse(f"resolutions:{name}", args=[proposal.reference])
        assert (name, client.post(url).status_code) == (name, 403)
