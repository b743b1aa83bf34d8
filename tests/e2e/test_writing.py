"""The editor in a browser: keyboard, autosave, two writers at once."""

import pytest

from proposals.models import Proposal, WorkingCopy
from tests.e2e.editing import (
    ADVICE,
    COURSES,
    FIRST,
    SECOND,
    cursor,
    field,
    press_in,
    put_cursor,
    settle,
    told,
    tool,
    ziffern,
)

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
PASSWORD = "ein langes Passwort für Tests"


@pytest.fixture
def email(editor, somebody):
    """With this and `PASSWORD` Hamburg signs in again."""
    hamburg = somebody("hamburg")
    hamburg.set_password(PASSWORD)
    hamburg.save()  # The password is new, and with it the session has ended.
    return hamburg.email


def test_keys_move_and_indent_with_live_numbers(editor):
    press_in(editor, 0, "Alt+ArrowDown")
    assert ziffern(editor) == [("1.", SECOND), ("a)", COURSES), ("b)", ADVICE), ("2.", FIRST)]
    press_in(editor, 3, "Alt+ArrowRight")
    assert ziffern(editor) == [("1.", SECOND), ("a)", COURSES), ("b)", ADVICE), ("c)", FIRST)]
    assert editor.focused == "Ziffer c)"
    editor.look()


def test_a_key_puts_a_heading_above_a_ziffer_and_undo_takes_it_back(editor):
    press_in(editor, 1, "Alt+h")
    assert editor.focused == "Zwischenüberschrift 1"
    editor.page.keyboard.type("II. Mittel")
    editor.page.keyboard.press("Alt+ArrowRight")
    settle(editor)
    assert ziffern(editor)[:3] == [("1.", FIRST), ("Unterüberschrift 1", "II. Mittel"), ("2.", SECOND)]
    assert editor.focused == "Unterüberschrift 1"
    editor.look()
    editor.page.keyboard.press("Control+z")
    settle(editor)
    assert ziffern(editor)[1] == ("Zwischenüberschrift 1", "II. Mittel")


def test_keys_split_at_the_cursor_and_join_again(editor):
    first = field(editor, 0)
    first.evaluate("field => { field.focus(); field.setSelectionRange(8, 8); }")
    press_in(editor, 0, "Control+Enter")
    assert ziffern(editor)[:2] == [("1.", "Die IntMK"[:8].rstrip()), ("2.", FIRST[8:].lstrip())]
    field(editor, 1).evaluate("field => { field.focus(); field.setSelectionRange(0, 0); }")
    press_in(editor, 1, "Backspace")
    assert ziffern(editor)[0] == ("1.", f"{FIRST[:8].rstrip()} {FIRST[8:].lstrip()}")


def test_quick_keys_count_one_by_one_and_no_word_is_lost(editor):
    put_cursor(editor, 2, 3)
    for key in ("Alt+ArrowDown", "Alt+ArrowLeft", "Alt+ArrowUp", "Alt+ArrowDown"):
        editor.page.keyboard.press(key)
    settle(editor)
    assert ziffern(editor) == [("1.", FIRST), ("2.", SECOND), ("a)", ADVICE), ("3.", COURSES)]
    assert (editor.focused, cursor(editor)) == ("Ziffer 3.", 3)
    put_cursor(editor, 3, len(COURSES))
    editor.page.keyboard.press("Control+Enter")
    editor.page.keyboard.type("Sofort weiter")
    settle(editor)
    editor.page.keyboard.press("Backspace")
    assert ziffern(editor)[3:] == [("3.", COURSES), ("4.", "Sofort weite")]


def test_the_cursor_stays_and_what_was_done_is_told(editor):
    put_cursor(editor, 3, 4)
    press_in(editor, 3, "Alt+ArrowUp")
    assert (editor.focused, cursor(editor), told(editor)) == ("Ziffer a)", 4, "Nach oben verschoben: Ziffer a).")
    press_in(editor, 2, "Alt+ArrowUp")
    assert (editor.focused, cursor(editor)) == ("Ziffer a)", 4)
    assert told(editor) == "Weiter nach oben geht es in diesem Teil nicht."
    put_cursor(editor, 1, 0)
    press_in(editor, 1, "Backspace")
    assert (editor.focused, cursor(editor)) == ("Ziffer 1.", len(FIRST) + 1)
    assert told(editor) == "Verbunden: Ziffer 1. 2 Unterpunkte stehen jetzt unter Ziffer 1."
    tool(editor, "1. nach unten").press("Enter")
    settle(editor)
    assert told(editor) == "Weiter nach unten geht es in diesem Teil nicht."
    editor.look()


def test_a_button_keeps_the_focus_to_be_pressed_again(editor):
    tool(editor, "1. nach unten").press("Enter")
    settle(editor)
    assert editor.focused == "↓\n2. nach unten"


def test_the_last_steps_are_undone(editor):
    old = ziffern(editor)
    put_cursor(editor, 0, 4)
    press_in(editor, 0, "Control+Enter")
    tool(editor, "Streichen 3.").click()
    settle(editor)
    assert ziffern(editor) != old
    editor.page.keyboard.press("Control+z")
    settle(editor)
    editor.page.get_by_role("button", name="Rückgängig").click()
    settle(editor)
    assert ziffern(editor) == old
    assert editor.page.get_by_role("button", name="Rückgängig").count() == 0
    editor.page.wait_for_load_state("networkidle")
    editor.page.reload()
    assert ziffern(editor) == old


def test_text_typed_after_the_session_ended_is_there_after_signing_in(editor, email):
    put_cursor(editor, 0, len(FIRST))
    editor.page.keyboard.type(" Auch Plätze.")
    editor.page.keyboard.press("Control+Enter")
    settle(editor)
    editor.faults.clear()  # the redirect of what was sent is the matter here
    editor.follow("Wieder anmelden")
    editor.fill(username=email, password=PASSWORD)
    editor.press("Anmelden")
    assert ziffern(editor)[0] == ("1.", f"{FIRST} Auch Plätze.")
    assert editor.reads("Ihr Text ist nicht verloren")


def test_signing_in_again_in_another_window_loses_nothing(editor, email):
    other = editor.page.context.new_page()
    other.goto(f"{editor.address}/anmelden/")
    other.locator("[name=username]").fill(email)
    other.locator("[name=password]").fill(PASSWORD)
    other.get_by_role("button", name="Anmelden", exact=True).click()
    other.wait_for_url("**/aufgaben/")
    field(editor, 0).fill("Danach geschrieben.")
    editor.press("Fassung speichern")
    assert Proposal.objects.get().text.blocks[0]["text"] == "Danach geschrieben."


def test_two_windows_of_one_person_do_not_overwrite_each_other(editor):
    page = editor.page.context.new_page()
    page.goto(editor.page.url)
    page.locator("[data-block] textarea").nth(1).fill("Im zweiten Fenster.")
    page.keyboard.press("Control+s")
    page.get_by_text("Entwurf gesichert um").wait_for()
    field(editor, 0).fill("Im ersten Fenster.")
    editor.page.keyboard.press("Control+s")
    editor.page.get_by_text("In einem anderen Fenster haben Sie").wait_for()
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im zweiten Fenster."
    editor.faults.clear()  # the refusal of the autosave is the matter here
    editor.press("Fassung speichern", status=422)
    assert editor.page.get_by_role("link", name="Den anderen Entwurf ansehen").count() == 1
    editor.press("Fassung speichern")
    assert Proposal.objects.get().text.blocks[0]["text"] == "Im ersten Fenster."


def test_draft_is_kept_while_writing_and_is_there_again(editor):
    field(editor, 0).fill("Noch nicht fertig")
    editor.page.get_by_text("Entwurf gesichert um").wait_for()
    assert WorkingCopy.objects.get().read().blocks[0].text == "Noch nicht fertig"
    assert Proposal.objects.get().text.number == 1
    editor.page.reload()
    assert field(editor, 0).input_value() == "Noch nicht fertig"
    editor.look()


def test_the_card_of_what_is_missing_follows_the_text(editor):
    card = editor.page.locator("[data-beside]")
    assert card.get_by_text("Die Begründung fehlt.").count() == 0
    tool(editor, "Streichen", exact=True).click()
    card.get_by_role("link", name="Die Begründung fehlt.").wait_for()
    editor.page.keyboard.press("Control+z")
    editor.page.get_by_text("Nichts fehlt, was die Einreichung verhindert.").wait_for()
    editor.look()


def test_two_writers_on_the_same_ziffer_decide(editor, visit):
    other = visit("bayern", looks=False)
    other.go(editor.page.url)
    field(other, 0).fill("Bayern schreibt.")
    other.press("Fassung speichern")
    field(editor, 0).fill("Hamburg schreibt.")
    editor.press("Fassung speichern", status=409)
    assert editor.page.locator(".side-by-side p").all_inner_texts() == ["Hamburg schreibt.", "Bayern schreibt."]
    editor.page.get_by_label("Eigener Wortlaut: Ziffer 1").fill("Beide schreiben.")
    editor.press("So speichern")
    assert Proposal.objects.get().text.blocks[0]["text"] == "Beide schreiben."


def test_two_writers_on_different_ziffern_are_merged(editor, visit):
    other = visit("bayern", looks=False)
    other.go(editor.page.url)
    field(other, 0).fill("Bayern schreibt.")
    other.press("Fassung speichern")
    field(editor, 1).fill("Hamburg schreibt.")
    editor.press("Fassung speichern")
    assert [block["text"] for block in Proposal.objects.get().text.blocks][:2] == [
        "Bayern schreibt.",
        "Hamburg schreibt.",
    ]


def test_tools_show_at_the_ziffer_one_is_in(editor):
    put_cursor(editor, 1, 0)
    assert editor.page.locator(".write-tools:visible").count() == 1
    editor.page.keyboard.press("Alt+j")
    editor.page.keyboard.type("1")
    editor.page.keyboard.press("Enter")
    settle(editor)
    assert (editor.focused, told(editor)) == ("Ziffer 1.", "Ziffer 1.")
    editor.look()


def test_a_lost_line_loses_nothing(editor):
    editor.page.context.set_offline(True)
    field(editor, 0).fill("Ohne Netz geschrieben")
    editor.page.get_by_text("Keine Verbindung").wait_for()
    editor.page.context.set_offline(False)
    editor.page.get_by_text("Entwurf gesichert um").wait_for()
    assert WorkingCopy.objects.get().read().blocks[0].text == "Ohne Netz geschrieben"
    assert editor.page.evaluate("() => Object.keys(localStorage).filter(key => key.startsWith('words:'))") == []
    editor.faults.clear()  # the lost line is the matter here


def test_words_survive_a_reload_before_they_are_kept(editor):
    editor.page.on("dialog", lambda dialog: dialog.accept())
    editor.page.context.set_offline(True)
    field(editor, 0).fill("Noch nicht gesichert")
    editor.page.get_by_text("Keine Verbindung").wait_for()
    editor.page.context.set_offline(False)
    editor.page.evaluate("() => { addEventListener('online', (event) => event.stopImmediatePropagation(), true) }")
    editor.page.reload()
    assert field(editor, 0).input_value() == "Noch nicht gesichert"
    editor.page.get_by_text("Entwurf gesichert um").wait_for()
    assert WorkingCopy.objects.get().read().blocks[0].text == "Noch nicht gesichert"
    editor.faults.clear()  # the lost line is the matter here


def test_the_editor_fits_a_phone(editor):
    editor.page.set_viewport_size({"width": 390, "height": 800})
    editor.look()


def test_on_a_phone_the_tools_stand_in_one_row_and_the_rest_is_a_tap_away(editor):
    editor.page.set_viewport_size({"width": 390, "height": 800})
    for place in range(3):
        put_cursor(editor, place, 0)
        tools = editor.page.locator(".write-tools:visible")
        rows = tools.locator("button:visible").evaluate_all("all => new Set(all.map((one) => one.offsetTop)).size")
        assert (tools.count(), rows, tools.get_by_role("button", name="Teilen").count()) == (1, 1, 0)
        tools.get_by_role("button", name="Mehr").click()
        assert tools.get_by_role("button", name="Teilen").count() == 1
        editor.look()


def test_on_a_phone_one_tap_leads_from_the_end_to_a_ziffer(editor):
    editor.page.set_viewport_size({"width": 390, "height": 800})
    put_cursor(editor, 1, 0)
    editor.page.get_by_role("button", name="Springen", exact=True).click()
    editor.page.keyboard.type("1")
    editor.page.keyboard.press("Enter")
    settle(editor)
    assert editor.focused == "Ziffer 1."


def test_without_javascript_the_buttons_work(visit, proposal_in):
    writer = visit("hamburg", javascript=False, looks=False)
    writer.go(f"{proposal_in('drafting').get_absolute_url()}schreiben/")
    with writer.page.expect_navigation():
        writer.page.get_by_role("button", name="1. nach unten").click()
    assert [number for number, _ in ziffern(writer)] == ["1.", "a)", "b)", "2."]
