"""Everything can be reached and done with the keyboard, and one sees where one is."""

import pytest

from tests.e2e.browser import NARROW
from tests.world import SESSION

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    const label = document.activeElement.closest(".choices label");
    const ring = label ? getComputedStyle(label) : style;
    return ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) > 0 || style.boxShadow !== "none";
}"""


def tab_until(visitor, name, *, at_most=80):
    """Press Tab until the thing with this name has the focus; each stop on the way must be seen."""
    for _ in range(at_most):
        visitor.page.keyboard.press("Tab")
        assert visitor.page.evaluate(FOCUS), f"Fokus nicht sichtbar: {visitor.focused!r}"
        if visitor.focused == name:
            return
    raise AssertionError(f"{name!r} ist mit der Tabulatortaste nicht zu erreichen.")


def test_skip_link_comes_first_and_leads_to_the_content(visit, conference):
    reader = visit("sachsen", looks=False)
    reader.go("/vorschlaege/")
    reader.page.keyboard.press("Tab")
    assert reader.focused == "Zum Inhalt springen"
    assert reader.page.locator(".skip-link").bounding_box()["y"] >= 0
    reader.page.keyboard.press("Enter")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("() => document.activeElement.closest('main') !== null")


def test_step_is_reached_and_taken(visit, proposal_in):
    office = visit("geschaeftsstelle", looks=False)
    office.go(proposal_in("submitted").get_absolute_url())
    tab_until(office, "Zulassen")
    with office.page.expect_navigation():
        office.page.keyboard.press("Enter")
    tab_until(office, "Zulassen")
    with office.page.expect_navigation():
        office.page.keyboard.press("Enter")
    assert office.page.locator(".page-header .state").inner_text() == "Zugelassen"


def test_error_summary_has_the_focus_and_leads_to_the_fields(visit, conference):
    writer = visit("bayern", looks=False)
    writer.go("/vorschlaege/neu/")
    writer.press("Idee anlegen")
    assert writer.page.title() == "Fehler: Neue Idee – IntMK"
    assert writer.page.evaluate("() => document.activeElement.dataset.errorSummary") == ""
    for link, field in zip(
        writer.page.locator(".error-summary a").all(), ("id_title", "id_origin_0", "id_ziffern"), strict=True
    ):
        link.press("Enter")
        assert writer.page.evaluate("() => document.activeElement.id") == field


@pytest.fixture
def office(visit, proposal_in, stopped_clock):
    """The secretariat on the page of the roll call, in the grid: the first Land is in focus."""
    proposal = proposal_in("tabled")
    stopped_clock(SESSION)
    office = visit("geschaeftsstelle", looks=False)
    office.go(f"{proposal.get_absolute_url()}abstimmung/")
    office.page.locator("form[data-rollcall] input[type=radio]").first.focus()
    return office


def called(office):
    """The Land in focus and its choice."""
    return office.page.evaluate(
        """() => {
            const fieldset = document.activeElement.closest("fieldset");
            return [fieldset.querySelector("legend").textContent, fieldset.querySelector(":checked")?.value ?? null];
        }"""
    )


def test_roll_call_letters_choose_and_go_on(office):
    office.page.keyboard.type("jneba")
    sixth = office.page.locator("form[data-rollcall] legend").nth(5).text_content()
    assert called(office) == [sixth, None]
    checked = office.page.locator("form[data-rollcall] :checked").evaluate_all("all => all.map((each) => each.value)")
    assert checked == ["yes", "no", "abstain", "not_voting", "absent"]


def test_roll_call_arrows_change_the_land_and_keep_the_choice(office):
    first = called(office)[0]
    office.page.keyboard.press("n")
    office.page.keyboard.press("ArrowUp")
    assert called(office) == [first, "no"]
    office.page.keyboard.press("1")
    office.page.keyboard.press("ArrowUp")
    assert called(office) == [first, "yes"]
    office.page.keyboard.press("ArrowUp")
    assert called(office) == [first, "yes"]


def test_board_is_scrolled(visit, proposal_in):
    proposal_in("tabled")
    reader = visit("sachsen", width=NARROW, looks=False)
    reader.go("/vorschlaege/tafel/")
    tab_until(reader, "Vorschläge nach Abschnitt")
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_table_is_scrolled(visit, proposal_in):
    path = proposal_in("tabled").get_absolute_url()
    reader = visit("sachsen", width=NARROW, looks=False)
    reader.go(path)
    tab_until(reader, "Positionen als Tabelle")
    reader.page.keyboard.press("ArrowRight")
    reader.page.wait_for_function("() => document.activeElement.scrollLeft > 0")


def test_focus_is_seen_on_every_stop(visit, proposal_in):
    writer = visit("bayern", looks=False)
    writer.go(f"{proposal_in('drafting').get_absolute_url()}bearbeiten/")
    tab_until(writer, "Fassung speichern")
