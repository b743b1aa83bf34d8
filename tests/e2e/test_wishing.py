"""„Unterstützt, wenn“, „Neu einbringen“ and amendments from Word, with scripts and without."""

from dataclasses import replace

import pytest

from documents.docx.writing import text_docx
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, MergeDraft, Position
from proposals.word.papers import text_paper
from tests.e2e.browser import NARROW, WIDE
from text.parse import keep_ids, parse
from text.text import Text

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

ZIFFERN = """
1. Die IntMK stellt fest, dass Kurse fehlen.
2. Die IntMK bittet die Bundesregierung um Mittel.
   a) für Kurse,
   b) für Beratung.
3. Die IntMK bittet das Vorsitzland um einen Bericht.
"""
WAYS = [(WIDE, True), (NARROW, True), (WIDE, False)]  # how wide the window is, and whether scripts run


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled", ziffern=ZIFFERN)


def changed(proposal, *changes) -> Text:
    ziffern = ZIFFERN
    for old, new in changes:
        ziffern = ziffern.replace(old, new)
    reasons = "\n".join(block["text"] for block in proposal.text.blocks if block["kind"] == "rationale")
    return Text(proposal.text.title, keep_ids(proposal.text.read().blocks, parse("", ziffern, reasons)))


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_wish_of_two_places_becomes_an_amendment(visit, tabled, width, scripts):
    hamburg = visit("hamburg", width=width, javascript=scripts, looks=scripts)
    hamburg.go(f"{tabled.get_absolute_url()}position/")
    hamburg.page.get_by_label("Unterstützt, wenn").check()
    for place in ("Ziffer 2:", "Ziffer 3:"):
        select = hamburg.page.get_by_label("Stelle, die Ihr Land anders möchte")
        select.select_option(hamburg.page.locator("select option", has_text=place).get_attribute("value"))
        hamburg.press("Gewählte Stelle vorlegen")
    field = hamburg.page.get_by_label("Wortlaut: Ziffer 3", exact=True)
    assert field.input_value() == "Die IntMK bittet das Vorsitzland um einen Bericht."
    field.fill("Die IntMK bittet das Vorsitzland um zwei Berichte.")
    hamburg.page.get_by_label("Ziffer 2 streichen, mit ihren Unterpunkten").check()
    hamburg.look()
    hamburg.press("Position eintragen")
    hamburg.look()
    hamburg.follow("Wunsch ansehen: Hamburg")
    hamburg.look()
    hamburg.press("Änderungsantrag daraus machen")
    hamburg.look()
    assert hamburg.reads("Ziffer 2 Buchstabe a wird gestrichen.")
    assert (Amendment.objects.get().position_id, Position.objects.count()) == (Position.objects.get().pk, 1)


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_earlier_words_are_taken_over_beside_the_editor(visit, tabled, somebody, width, scripts):
    changes = (("um Mittel", "um Geld"), ("einen Bericht", "zwei Berichte"))
    Amendment.file(tabled, Wish(changed(tabled, *changes), "Weil."), base=1, by=somebody("hamburg"))
    gone = changed(tabled, ("um Mittel", "um Zusagen"), ("3. Die IntMK bittet das Vorsitzland um einen Bericht.\n", ""))
    tabled.add_version(gone, note="", by=somebody("geschaeftsstelle"), land_id="NI")
    hamburg = visit("hamburg", width=width, javascript=scripts, looks=scripts)
    hamburg.go(f"{tabled.get_absolute_url()}aenderungen/1/neu/")
    hamburg.look()
    hamburg.page.get_by_role("button", name="Übernehmen: Ziffer 2", exact=True).click()
    hamburg.page.get_by_role("button", name="Übernehmen: früher Ziffer 3", exact=True).click()
    hamburg.look()
    assert hamburg.reads("Nach Ziffer 2 wird eingefügt: ‚Die IntMK bittet das Vorsitzland um zwei Berichte.‘")
    hamburg.go(f"{tabled.get_absolute_url()}aenderungen/synopse/?nur=antraege")
    hamburg.look()


@pytest.mark.parametrize(("width", "scripts"), WAYS)
def test_a_word_file_becomes_an_amendment(visit, tabled, width, scripts, tmp_path):
    file = tmp_path / "Antrag.docx"
    paper = text_paper(tabled, tabled.text)
    lines = tuple(replace(line, text=line.text.replace("um Mittel", "um Geld")) for line in paper.ziffern)
    file.write_bytes(text_docx(replace(paper, ziffern=lines)))
    hamburg = visit("hamburg", width=width, javascript=scripts, looks=scripts)
    hamburg.go(f"{tabled.get_absolute_url()}aenderungen/neu/word/")
    hamburg.page.get_by_label("Word-Datei").set_input_files(file)
    hamburg.press("Datei einlesen")
    hamburg.look()
    assert hamburg.reads("In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.")
    hamburg.press("Als Entwurf übernehmen")
    hamburg.press("Änderungsantrag einbringen")
    assert Amendment.objects.count() == 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_desk_shows_wishes(visit, tabled, somebody, width):
    ziffer = next(block for block in tabled.text.read().blocks if block.text.startswith("Die IntMK bittet die"))
    Position.take(tabled, "supports_if", by=somebody("sachsen"), block_id=ziffer.id, wording="Sie bittet um Zeit.")
    Amendment.file(tabled, Wish(changed(tabled, ("um Mittel", "um Geld"))), base=1, by=somebody("hamburg"))
    MergeDraft.begin(tabled, by=somebody("geschaeftsstelle"))
    office = visit("geschaeftsstelle", width=width)
    office.go(f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/")
    office.look()
    assert office.page.get_by_role("link", name="Sachsen: unterstützt, wenn").count() == 1
