"""The editor in a browser: keyboard, paste, autosave, two writers at once."""

import pytest

from proposals.models import Proposal, WorkingCopy

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WORD_LIST = "<ol><li>Erstens<ol><li>klein</li><li>fein</li></ol></li><li><b>Zweitens</b></li></ol>"


@pytest.fixture
def editor(visit, proposal_in):
    """Hamburg at the editor of a text that its working group writes."""
    writer = visit("hamburg")
    writer.go(f"{proposal_in('drafting').get_absolute_url()}schreiben/")
    return writer


def ziffern(writer):
    """Number and text of each Ziffer on the page."""
    blocks = writer.page.locator('[aria-labelledby="part-ziffer"] .write-block')
    return [
        (
            block.locator("legend").evaluate("legend => legend.firstChild.textContent"),
            block.locator("textarea").input_value(),
        )
        for block in blocks.all()
    ]


def field(writer, place):
    return writer.page.locator('[aria-labelledby="part-ziffer"] textarea').nth(place)


def press_in(writer, place, key):
    field(writer, place).press(key)
    writer.page.wait_for_function("() => !document.querySelector('[data-editor]').matches(':has(button[hidden])')")


FIRST, SECOND, COURSES, ADVICE = (
    "Die IntMK stellt fest, dass Kurse fehlen.",
    "Die IntMK bittet die Bundesregierung um Mittel.",
    "für Kurse,",
    "für Beratung.",
)


def test_keys_move_and_indent_with_live_numbers(editor):
    press_in(editor, 0, "Alt+ArrowDown")
    assert ziffern(editor) == [("1.", SECOND), ("a)", COURSES), ("b)", ADVICE), ("2.", FIRST)]
    press_in(editor, 3, "Alt+ArrowRight")
    assert ziffern(editor) == [("1.", SECOND), ("a)", COURSES), ("b)", ADVICE), ("c)", FIRST)]
    assert editor.focused == "Ziffer c)"
    editor.look()


def test_keys_split_at_the_cursor_and_join_again(editor):
    first = field(editor, 0)
    first.evaluate("field => { field.focus(); field.setSelectionRange(8, 8); }")
    press_in(editor, 0, "Control+Enter")
    assert ziffern(editor)[:2] == [("1.", "Die IntMK"[:8].rstrip()), ("2.", FIRST[8:].lstrip())]
    field(editor, 1).evaluate("field => { field.focus(); field.setSelectionRange(0, 0); }")
    press_in(editor, 1, "Backspace")
    assert ziffern(editor)[0] == ("1.", f"{FIRST[:8].rstrip()} {FIRST[8:].lstrip()}")


def test_pasted_list_keeps_its_numbers_and_drops_its_format(editor):
    field(editor, 0).evaluate(
        """(field, html) => {
            const clipboard = new DataTransfer();
            clipboard.setData("text/html", html);
            clipboard.setData("text/plain", "Erstens\\nklein\\nfein\\nZweitens");
            const event = {clipboardData: clipboard, bubbles: true, cancelable: true};
            field.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        WORD_LIST,
    )
    editor.page.wait_for_function("() => document.querySelectorAll('.write-block--2').length === 4")
    assert ziffern(editor)[:5] == [
        ("1.", FIRST),
        ("2.", "Erstens"),
        ("a)", "klein"),
        ("b)", "fein"),
        ("3.", "Zweitens"),
    ]


def test_draft_is_kept_while_writing_and_is_there_again(editor):
    field(editor, 0).fill("Noch nicht fertig")
    editor.page.get_by_text("Entwurf gesichert um").wait_for()
    assert WorkingCopy.objects.get().read()[0].text == "Noch nicht fertig"
    assert Proposal.objects.get().text.number == 1
    editor.page.reload()
    assert field(editor, 0).input_value() == "Noch nicht fertig"
    editor.look()


def test_two_writers_on_the_same_ziffer_decide(editor, visit):
    other = visit("bayern", looks=False)
    other.go(editor.page.url)
    field(other, 0).fill("Bayern schreibt.")
    other.press("Fassung speichern")
    field(editor, 0).fill("Hamburg schreibt.")
    editor.press("Fassung speichern", status=409)
    assert editor.page.locator(".side-by-side p").all_inner_texts() == ["Hamburg schreibt.", "Bayern schreibt."]
    editor.page.get_by_label("Diesen Wortlaut nehmen:").check()
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


def test_the_editor_fits_a_phone(editor):
    editor.page.set_viewport_size({"width": 390, "height": 800})
    editor.look()


def test_without_javascript_the_buttons_work(visit, proposal_in):
    writer = visit("hamburg", javascript=False, looks=False)
    writer.go(f"{proposal_in('drafting').get_absolute_url()}schreiben/")
    with writer.page.expect_navigation():
        writer.page.get_by_role("button", name="1. nach unten").click()
    assert [number for number, _ in ziffern(writer)] == ["1.", "a)", "b)", "2."]
