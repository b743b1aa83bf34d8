"""What is new since the last visit: on the page of a proposal and in the list."""

import re
from datetime import datetime

import pytest

from intmk import clock
from proposals.models import Position, Proposal, Visit
from tests.proposals.versions.texts import ONE, THREE, TWO, WHY

LATER = datetime(2025, 3, 25, 9, tzinfo=clock.BERLIN)
MUCH_LATER = datetime(2025, 3, 26, 9, tzinfo=clock.BERLIN)


def news(response) -> str:
    found = re.search(r'id="neu">(.*?)</p>', response.text, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split()) if found else ""


@pytest.fixture
def visited(drafted, sign_in, stopped_clock, saves, somebody):
    """Bayern was here with version 3; afterwards Hamburg writes two more and takes a position."""
    sign_in("bayern").get(drafted.get_absolute_url())
    stopped_clock(LATER)
    saves(drafted, "hamburg", ONE, TWO)
    saves(drafted, "hamburg", ONE, THREE)
    Position.take(drafted, "supports", by=somebody("hamburg"))
    return drafted


def test_the_first_visit_has_no_news_and_is_remembered(drafted, sign_in, somebody):
    assert news(sign_in("bayern").get(drafted.get_absolute_url())) == ""
    visit = Visit.objects.get()
    assert (visit.user, visit.version, visit.seen_at) == (somebody("bayern"), drafted.text, clock.now())


def test_the_next_visit_tells_what_others_have_done(visited, sign_in):
    client, url = sign_in("bayern"), visited.get_absolute_url()
    page = client.get(url)
    assert news(page) == (
        "Seit Ihrem letzten Besuch am 24. März 2025, 09:00 Uhr: Fassung 4, Fassung 5, 1 Position "
        "· Vergleich mit der Fassung, die Sie kennen"
    )
    assert f"{url}vergleich/?von=3&amp;bis=5" in page.text
    assert news(client.get(url)) == ""
    assert Visit.objects.count() == 1


def test_what_one_has_done_oneself_is_no_news(visited, sign_in):
    client, url = sign_in("hamburg"), visited.get_absolute_url()
    assert news(client.get(url)) == ""
    assert news(client.get(url)) == ""


def test_a_version_that_may_not_be_read_any_more_is_not_compared_with(
    submitted, sign_in, saves, somebody, stopped_clock
):
    url = submitted.get_absolute_url()
    sign_in("sachsen").get(url)
    submitted.move("return", by=somebody("geschaeftsstelle"), reason="Unklar.")
    stopped_clock(LATER)
    saves(submitted, "bayern", ONE, WHY)
    submitted.move("resubmit", by=somebody("bayern_freigabe"))
    page = sign_in("sachsen").get(url)
    assert news(page) == "Seit Ihrem letzten Besuch am 24. März 2025, 09:00 Uhr: Fassung 4"
    assert "vergleich/?von=3" not in page.text


def test_looking_ahead_is_no_visit(drafted, sign_in):
    client, url = sign_in("bayern"), drafted.get_absolute_url()
    client.head(url)
    client.get(url, headers={"Sec-Purpose": "prefetch;prerender"})
    client.get(url, headers={"Purpose": "prefetch"})
    client.get(f"{url}?ziffer=1")
    client.get(f"{url}fassungen/3/")
    assert not Visit.objects.exists()


@pytest.mark.parametrize("who", ["presse", "bund"])
def test_who_reads_only_text_and_outcome_leaves_no_mark(proposal_in, sign_in, who):
    proposal = proposal_in("adopted")
    Proposal.objects.update(is_open_to_guests=True)
    assert sign_in(who).get(proposal.get_absolute_url()).status_code == 200
    assert not Visit.objects.exists()
    assert "tag--new" not in sign_in(who).get("/vorschlaege/").text


def marks(response) -> list[tuple[str, bool]]:
    return [(row.title, row.is_new) for row in response.context["page"].rows]


def test_the_list_marks_what_is_new_for_the_reader(start, sign_in, saves, stopped_clock):
    old, changed = start("Alt"), start("Geändert")
    client = sign_in("bayern")
    assert marks(client.get("/vorschlaege/")) == [("Geändert", True), ("Alt", True)]
    for proposal in (old, changed):
        client.get(proposal.get_absolute_url())
    assert marks(client.get("/vorschlaege/")) == [("Geändert", False), ("Alt", False)]
    stopped_clock(LATER)
    saves(changed, "bayern_freigabe", ONE, title="Geändert")
    page = client.get("/vorschlaege/")
    assert marks(page) == [("Geändert", True), ("Alt", False)]
    assert page.text.count("tag--new") == 1
    stopped_clock(MUCH_LATER)
    client.get(changed.get_absolute_url())
    assert marks(client.get("/vorschlaege/")) == [("Geändert", False), ("Alt", False)]


def test_the_visit_of_one_person_is_nothing_to_another(start, sign_in):
    proposal = start("Neu")
    sign_in("bayern").get(proposal.get_absolute_url())
    assert marks(sign_in("bayern_freigabe").get("/vorschlaege/")) == [("Neu", True)]
