"""What JavaScript adds: one submission for two clicks, a question before words are lost, the theme one chose."""

from dataclasses import replace

import pytest

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, MergeDraft, Proposal
from tests.e2e.browser import NARROW
from text.text import Text

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

IS_COVERED = """() => {
    const status = document.querySelector(".merge-status");
    const focused = document.activeElement;
    return !status.contains(focused) && status.getBoundingClientRect().bottom > focused.getBoundingClientRect().top + 1
        && status.getBoundingClientRect().top <= 0;
}"""


def test_double_click_submits_once(visit, proposal_in):
    office = visit("geschaeftsstelle", looks=False)
    office.go(f"{proposal_in('submitted').get_absolute_url()}schritt/admit/")
    posts = []
    office.page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    with office.page.expect_navigation():
        office.page.get_by_role("button", name="Zulassen", exact=True).dblclick(no_wait_after=True)
    office.look()
    assert posts == [office.page.url.removesuffix("/") + "/schritt/admit/"]
    assert office.page.locator(".page-header .state").inner_text() == "Zugelassen"


@pytest.fixture
def writer(visit, proposal_in):
    """Bayern on the page where a text is written, with the questions the browser asks."""
    writer = visit("bayern", looks=False)
    writer.questions = []

    def hear(dialog):
        writer.questions.append(dialog.type)
        dialog.accept()

    writer.page.on("dialog", hear)
    writer.go(f"{proposal_in('drafting').get_absolute_url()}bearbeiten/")
    return writer


def test_unsaved_words_are_asked_about(writer):
    writer.page.locator('[name="title"]').press_sequentially(" und mehr")
    writer.follow("Abbrechen")
    assert writer.questions == ["beforeunload"]
    assert Proposal.objects.get().text.number == 1


def test_unchanged_page_is_left_without_a_question(writer):
    writer.page.locator('[name="title"]').focus()
    writer.follow("Abbrechen")
    assert writer.questions == []


def test_saved_words_are_not_asked_about(writer):
    writer.page.locator('[name="title"]').press_sequentially(" und mehr")
    writer.press("Fassung speichern")
    assert writer.questions == []
    assert Proposal.objects.get().text.number == 2


def test_theme_is_remembered(visit, db):
    reader = visit(None)
    reader.go("/beschluesse/")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    light = reader.page.evaluate(ground)
    reader.page.get_by_role("button", name="Dunkel", exact=True).click()
    dark = reader.page.evaluate(ground)
    assert dark != light
    reader.look()
    reader.go("/anmelden/")
    assert reader.page.evaluate(ground) == dark
    assert reader.page.get_by_role("button", name="Dunkel", exact=True).get_attribute("aria-pressed") == "true"
    reader.page.get_by_role("button", name="Automatisch", exact=True).click()
    assert reader.page.evaluate(ground) == light


def test_today_stands_in_sight_on_a_telephone(visit, conference):
    reader = visit("bayern", width=NARROW)
    reader.go("/konferenzen/20/")
    today = reader.page.locator(".timeline__today").bounding_box()
    assert 0 < today["x"] < NARROW


def test_what_has_the_focus_stands_below_the_status_of_the_merging(visit, proposal_in, somebody):
    proposal = proposal_in("tabled")
    blocks = proposal.text.read().blocks
    changed = tuple(replace(block, text=f"{block.text} Und mehr.") for block in blocks)
    Amendment.file(
        proposal,
        Wish(Text(proposal.text.title, changed), "Genauer."),
        base=proposal.text.number,
        by=somebody("hamburg"),
    )
    MergeDraft.begin(proposal, by=somebody("geschaeftsstelle"))
    office = visit("geschaeftsstelle", looks=False)
    office.page.set_viewport_size({"width": 1280, "height": 500})
    office.go(f"{proposal.get_absolute_url()}aenderungen/zusammenfuehrung/")
    office.page.get_by_role("link", name="Weiter zum Abschluss", exact=True).focus()
    covered = []
    for _ in range(12):
        office.page.keyboard.press("Shift+Tab")
        covered.append(office.page.evaluate(IS_COVERED))
    assert covered == [False] * 12


def test_turning_the_clock_says_that_it_takes_time(visit, conference):
    reader = visit(None, looks=False)
    reader.go("/demo/")
    reader.page.route("**/demo/uhr/", lambda route: route.fulfill(status=204))  # the page stays
    form = reader.page.locator("form", has_text="Uhr stellen: Übergabe")
    form.get_by_role("button").click(no_wait_after=True)
    assert form.get_by_role("status").inner_text() == "Die Uhr wird gestellt …"
