"""Text pasted from a page or from Word: every word stays, its numbers become Ziffern, its format goes."""

import pytest

from tests.e2e.editing import FIRST, SECOND, field, put_cursor, settle, told, ziffern

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

WEB_LIST = (
    "Davor <i>Text</i>:<ol><li>Erstens<ol><li>klein<br>oder</li><li>fein</li></ol></li><li><b>Zweitens</b></li></ol>"
)
WORD_LIST = """<html><head><style>p {color: red}</style></head><body>
<p class=MsoNormal>Davor <i>Text</i>:<o:p></o:p></p>
<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>
<span style='color:red'>Erstens</span></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a)</span>klein<br>oder</p>
<p class=MsoListParagraph style='mso-list:l3 level1 lfo4'><span style='mso-list:Ignore'>b)</span>fein<del>er</del></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.</span>Zweitens</p>
</body></html>"""
WORD_ONLINE_LIST = """<div><p>Davor Text:</p></div>
<div><ol start=1><li data-aria-level=1><p>Erstens</p></li></ol></div>
<div><ol start=1><li data-aria-level=2><p>klein oder</p></li></ol></div>
<div><ol start=2><li data-aria-level=2><p>fein</p></li></ol></div>
<div><ol start=2><li data-aria-level=1><p>Zweitens</p></li></ol></div>"""
WORD_WORDS = "Davor Text:\r\n1.\tErstens\r\na)\tklein oder\r\nb)\tfein\r\n2.\tZweitens\r\n"


def paste(writer, place, html, words="", *, looks=True):
    """Paste, look at how it was read, and take it; one paragraph comes without a look."""
    field(writer, place).evaluate(
        """(field, [html, words]) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            clipboardData.setData("text/plain", words);
            field.focus();
            field.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }""",
        [html, words],
    )
    dialog = writer.page.locator("[data-pasting][open]")
    if looks:
        dialog.wait_for()
        writer.look()
        dialog.get_by_role("button", name="Übernehmen").click()
    settle(writer)


@pytest.mark.parametrize(
    ("html", "words"), [(WEB_LIST, "x"), (WORD_LIST, "x"), (WORD_ONLINE_LIST, "x"), ("", WORD_WORDS)]
)
def test_pasted_text_keeps_its_numbers_and_every_word_and_drops_its_format(editor, html, words):
    paste(editor, 0, html, words)
    assert ziffern(editor)[:5] == [
        ("1.", FIRST),
        ("2.", "Erstens"),
        ("a)", "klein oder"),
        ("b)", "fein"),
        ("3.", "Zweitens"),
    ]
    assert editor.page.locator('[aria-labelledby="part-preamble"] textarea').last.input_value() == "Davor Text:"
    assert told(editor) == "Eingefügt: 1 Absatz der Präambel, 4 Ziffern (2. bis 3.)."
    editor.look()


def test_a_single_pasted_point_is_only_its_words(editor):
    put_cursor(editor, 0, len(FIRST))
    paste(editor, 0, "<ol start=3><li> Auch <b>Plätze</b>.</li></ol>", "3. Auch Plätze.", looks=False)
    assert ziffern(editor)[:2] == [("1.", f"{FIRST}Auch Plätze."), ("2.", SECOND)]


def test_pasted_text_replaces_what_is_selected(editor):
    field(editor, 0).select_text()
    paste(editor, 0, "<ol><li>Eins<li>Zwei</ol>")
    assert ziffern(editor)[:3] == [("1.", "Eins"), ("2.", "Zwei"), ("3.", SECOND)]


@pytest.mark.parametrize(("width", "scheme", "javascript"), [(1280, "light", True), (390, "dark", False)])
def test_a_text_pasted_into_the_plain_form_is_looked_at_first(visit, conference, width, scheme, javascript):
    bayern = visit("bayern", width=width, scheme=scheme, javascript=javascript, looks=javascript)
    bayern.go("/vorschlaege/neu/")
    pasted = "TOP 2.9: Kurse\nDie IntMK beschließt:\n1. Kurse öffnen.\n2a. Mittel.\nBegründung:\nDie Kurse sind voll."
    bayern.fill(ziffern=pasted, lead_land="Bayern", origin="Gespräch")
    bayern.press("Idee anlegen")
    assert (bayern.heading, bayern.reads("Die Kurse sind voll.")) == ("So wurde gelesen", True)
    bayern.press("Idee anlegen")
    assert (bayern.heading, bayern.reads("Die IntMK beschließt:")) == ("Kurse", True)
