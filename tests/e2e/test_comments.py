"""Comments in the browser: written, answered and settled by two Länder, with and without JavaScript."""

import pytest

from proposals.models import Comment
from tests.e2e.browser import NARROW

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]


def test_two_laender_talk_at_a_ziffer(visit, proposal_in):
    proposal = proposal_in("drafting")
    hamburg, bayern = visit("hamburg"), visit("bayern", width=NARROW, scheme="dark")
    hamburg.go(proposal.get_absolute_url())
    hamburg.page.locator(".subnav").get_by_role("link", name="Kommentare").click()
    hamburg.page.wait_for_url("**/kommentare/")
    hamburg.page.locator(".commented__place", has_text="um Mittel").get_by_role("link").click()
    hamburg.page.wait_for_url("**/?zu=*")
    hamburg.fill(text="Welche Mittel sind gemeint?")
    hamburg.page.get_by_label("Arbeitsgruppe: Bayern, Hamburg und die Geschäftsstelle lesen mit.").check()
    hamburg.press("Kommentar schreiben")
    bayern.go(proposal.get_absolute_url())
    bayern.page.get_by_text("1 offener Kommentar", exact=True).click()
    bayern.page.locator(".ziffer__note .thread", has_text="Welche Mittel sind gemeint?").wait_for()
    assert bayern.page.url.endswith(proposal.get_absolute_url())
    bayern.look()
    bayern.page.get_by_role("link", name="Antworten und alle Kommentare").click()
    bayern.page.wait_for_url("**/kommentare/#z-*")
    bayern.look()
    bayern.page.get_by_text("Antworten", exact=True).click()
    bayern.page.locator("details textarea").fill("Die des Bundes.")
    bayern.look()
    bayern.press("Antwort senden")
    bayern.press("Als erledigt kennzeichnen")
    assert bayern.reads("Erledigt durch Bayern")
    hamburg.go(f"{proposal.get_absolute_url()}kommentare/")
    assert hamburg.reads("Die des Bundes.")
    assert Comment.objects.filter(parent__isnull=False).count() == 1


def test_without_javascript_the_same(visit, proposal_in):
    proposal = proposal_in("exchange")
    sachsen = visit("sachsen", javascript=False, looks=False)
    sachsen.page.goto(f"{sachsen.address}{proposal.get_absolute_url()}kommentare/")
    sachsen.page.locator('[name="text"]').fill("Nur für uns.")
    sachsen.page.get_by_role("button", name="Kommentar schreiben").click()
    comment = Comment.objects.get()
    assert (comment.circle, comment.land_id) == ("land", "SN")
    sachsen.page.get_by_role("button", name="Zurückziehen").click()
    assert sachsen.page.locator(".thread").inner_text().split("\n")[-1] == "zurückgezogen"


def test_without_javascript_the_count_leads_to_the_comments_of_its_ziffer(visit, proposal_in, somebody):
    proposal = proposal_in("exchange")
    block = proposal.text.read().blocks[0]
    Comment.write(proposal, "Bitte kürzer.", circle="all", block_id=block.id, by=somebody("sachsen"))
    sachsen = visit("sachsen", javascript=False, looks=False)
    sachsen.page.goto(f"{sachsen.address}{proposal.get_absolute_url()}")
    sachsen.page.get_by_text("1 offener Kommentar", exact=True).click()
    sachsen.page.get_by_role("link", name="Kommentare zu dieser Stelle").click()
    sachsen.page.wait_for_url(f"**/kommentare/#z-{block.id}")
    assert sachsen.reads("Bitte kürzer.")


def test_the_empty_page_says_what_to_do(visit, proposal_in):
    reader = visit("hamburg", width=NARROW)
    reader.go(f"{proposal_in('tabled').get_absolute_url()}kommentare/")
    assert reader.reads("Noch keine Kommentare, die Sie lesen können.")
