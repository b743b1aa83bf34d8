"""Amendments in the browser: filed, asked about, merged, with two persons at once; wide and narrow, light and dark."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from playwright.sync_api import expect

from conferences.models import Deadline
from intmk import clock
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentRound, MergeDraft, Proposal
from tests.e2e.browser import NARROW
from tests.proposals.amendments.texts import TEXT
from text.parse import keep_ids, parse, plain
from text.text import Text

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]
BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"  # while a part of the page is on its way


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled", ziffern=TEXT)


@pytest.fixture
def file(somebody):
    def filed(proposal, who, old, new):
        parts = {name: text.replace(old, new) for name, text in plain(proposal.text.read().blocks)._asdict().items()}
        wish = Wish(Text(proposal.text.title, keep_ids(proposal.text.read().blocks, parse(**parts))), "Besser so.")
        return Amendment.file(proposal, wish, base=proposal.text.number, by=somebody(who))

    return filed


def ziffern(proposal) -> list[str]:
    return [block["text"] for block in Proposal.objects.get(pk=proposal.pk).text.blocks if block["kind"] == "ziffer"]


def redline_tree(visitor) -> str:
    """The redline as assistive technology gets it."""
    return visitor.page.locator("main .placed__change").first.aria_snapshot()


def change(visitor, number, old, new):
    """Replace words in the field of a Ziffer, counted through."""
    field = visitor.page.locator('[aria-labelledby="part-ziffer"] textarea').nth(number - 1)
    assert old in field.input_value()
    field.fill(field.input_value().replace(old, new))


def test_land_files_and_office_asks(visit, tabled):
    hamburg, office = visit("hamburg"), visit("geschaeftsstelle", scheme="dark")
    hamburg.go(tabled.get_absolute_url())
    hamburg.follow("Änderungsantrag einbringen")
    change(hamburg, 2, "um Mittel", "um Geld")
    hamburg.fill(reason="Klarer.")
    hamburg.press("Änderungsantrag einbringen")
    assert hamburg.heading == "Änderungsantrag Ä1"
    assert hamburg.reads("In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.")
    tree = redline_tree(hamburg)
    assert '- deletion: "gestrichen: Mittel"' in tree
    assert '- insertion: "eingefügt: Geld"' in tree
    path = hamburg.page.url
    office.go(path)
    office.follow("Empfehlung festhalten")
    office.fill(advice="Geändert übernehmen", reason="Kürzer.")
    office.page.locator("textarea[name^=wortlaut_]").fill("Die IntMK bittet um Geld.")
    office.press("Empfehlung festhalten")
    office.press("Land fragen")
    assert office.reads("heute gefragt")
    hamburg.go(path)
    hamburg.follow("Auf die Empfehlung antworten")
    hamburg.fill(answer="Wir nehmen die Empfehlung an.")
    hamburg.press("Antwort geben")
    office.go(path)
    assert office.reads("angenommen")
    office.press("Empfehlung veröffentlichen")
    office.page.set_viewport_size({"width": NARROW, "height": 900})
    office.look()


@pytest.mark.parametrize("width", [1280, NARROW])
def test_land_writes_with_keys_and_sees_how_it_will_be_read(visit, tabled, width):
    sachsen = visit("sachsen", width=width)
    sachsen.go(f"{tabled.get_absolute_url()}aenderungen/neu/")
    assert sachsen.reads("Ihr Text ist noch derselbe.")
    sachsen.page.locator('[aria-labelledby="part-ziffer"] textarea').first.focus()
    sachsen.page.keyboard.press("Control+End")
    sachsen.page.keyboard.press("Control+Enter")
    sachsen.page.get_by_role("textbox", name="Ziffer 2.", exact=True).and_(sachsen.page.locator(":focus")).wait_for()
    sachsen.page.keyboard.type("Die IntMK dankt den Kommunen.")
    with sachsen.page.expect_response("**/neu/?daneben"):
        sachsen.page.keyboard.press("Control+s")
    reading = sachsen.page.locator("#vorschau")
    reading.get_by_text("Nach Ziffer 1 wird eingefügt: ‚Die IntMK dankt den Kommunen.‘").wait_for()
    sachsen.look()
    sachsen.go(f"{tabled.get_absolute_url()}aenderungen/")
    sachsen.follow("Am Änderungsantrag weiterschreiben")
    sachsen.fill(reason="Sie tragen die Last.")
    sachsen.press("Änderungsantrag einbringen")
    assert sachsen.heading == "Änderungsantrag Ä1"
    sachsen.follow("Neu einbringen")
    change(sachsen, 2, "dankt", "dankt herzlich")
    sachsen.press("Nur Entwurf sichern")
    sachsen.page.get_by_text("Entwurf verwerfen").click()
    sachsen.press("Endgültig verwerfen")
    assert sachsen.reads("Der Entwurf des Änderungsantrags ist verworfen.")
    assert Amendment.objects.get().reason == "Sie tragen die Last."


def test_two_amendments_collide_and_are_merged(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    file(tabled, "sachsen", "um Mittel", "um Zeit")
    office = visit("geschaeftsstelle")
    office.go(f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/")
    office.press("Zusammenführung beginnen")
    page = office.page
    for label in ("Ä1 Hamburg", "Ä2 Sachsen"):
        with page.expect_response("**/stelle/"):
            page.get_by_role("group", name=label).get_by_role("radio", name="wie beantragt").check()
    page.get_by_text("1 Kollision offen.").wait_for()
    office.look()
    place = page.locator(".synopsis__row", has=page.get_by_role("group", name="Ä1 Hamburg"))
    place.get_by_text("Eigene Worte", exact=True).click()
    with page.expect_response("**/stelle/"):
        place.locator("textarea").fill("Die IntMK bittet um Geld und Zeit.")
    page.get_by_text("Keine Kollision offen.").wait_for()
    expect(page.locator(BUSY)).to_have_count(0)
    office.look()
    office.follow("Weiter zum Abschluss")
    office.fill(note="Ä1 und Ä2 gemeinsam gefasst")
    office.press("Zusammenführung abschließen")
    assert ziffern(tabled)[1] == "Die IntMK bittet um Geld und Zeit."
    assert office.reads("Geändert übernommen")


@pytest.fixture
def long_desk(proposal_in, file, somebody):
    """The office at the desk of a text of 40 Ziffern, each of which Hamburg wants to change."""
    ziffern = "\n".join(f"{number}. Die IntMK bittet um Bericht Nummer {number}." for number in range(1, 41))
    proposal = proposal_in("tabled", ziffern=ziffern)
    file(proposal, "hamburg", "Bericht", "Vermerk")
    MergeDraft.begin(proposal, by=somebody("geschaeftsstelle"))
    return f"{proposal.get_absolute_url()}aenderungen/zusammenfuehrung/"


def test_choices_further_down_come_when_they_are_looked_at(visit, long_desk):
    office = visit("geschaeftsstelle")
    office.go(long_desk)
    rows = office.page.locator(".synopsis__row")
    last = rows.filter(has_text="Nummer 40.")
    assert last.get_by_role("radio").count() == 0
    assert last.get_by_role("link", name="Ä1 Hamburg").count() == 1
    last.scroll_into_view_if_needed()
    option = last.get_by_role("radio", name="wie beantragt")
    with office.page.expect_response("**/stelle/"):
        option.check()
    last.locator("ins").first.wait_for()
    office.look()
    office.go(long_desk)
    assert last.locator("ins").count() == 1


def test_who_stands_on_the_link_to_choices_stands_on_the_first_of_them(visit, long_desk):
    office = visit("geschaeftsstelle", looks=False)
    office.go(long_desk)
    place = office.page.locator(".synopsis__row").filter(has_text="Nummer 30.")
    place.get_by_role("link", name="Ä1 Hamburg").focus()
    place.get_by_role("radio", name="wie beantragt").and_(office.page.locator(":focus")).wait_for()


def test_choices_further_down_are_reached_without_javascript(visit, long_desk):
    office = visit("geschaeftsstelle", javascript=False, looks=False)
    office.go(long_desk)
    place = office.page.locator(".synopsis__row").filter(has_text="Nummer 40.")
    place.get_by_role("link", name="Ä1 Hamburg").click()
    place.get_by_role("radio", name="wie beantragt").check()
    with office.page.expect_navigation():
        place.get_by_role("button", name="Auswahl speichern").click()
    assert place.locator("ins").first.text_content() == "eingefügt: Vermerk"
    assert place.get_by_role("radio", name="wie beantragt").is_checked()


def test_two_people_merge_at_once(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    file(tabled, "sachsen", "einen Bericht", "einen Vermerk")
    office, lead = visit("geschaeftsstelle"), visit("bayern", width=NARROW)
    path = f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/"
    office.go(path)
    office.press("Zusammenführung beginnen")
    lead.go(path)
    for visitor, label in ((office, "Ä1 Hamburg"), (lead, "Ä2 Sachsen")):
        with visitor.page.expect_response("**/stelle/"):
            visitor.page.get_by_role("group", name=label).get_by_role("radio", name="wie beantragt").check()
    file(tabled, "bayern", "Kurse fehlen", "Plätze fehlen")
    office.go(path)
    assert office.reads("Während der Zusammenführung eingegangen: Ä3 (Bayern)")
    office.follow("Weiter zum Abschluss")
    lead.go(f"{path}abschluss/")
    office.press("Zusammenführung abschließen")
    lead.press("Zusammenführung abschließen")
    assert lead.reads("Das ist schon geschehen: Die Zusammenführung ist abgeschlossen. Es gilt Fassung 2.")
    assert ziffern(tabled)[1].endswith("um Geld.")
    assert ziffern(tabled)[4].endswith("einen Vermerk.")
    assert MergeDraft.objects.get().finished_in.number == 2


def news(visitor):
    """She comes back to her window; what others have done meanwhile slides in."""
    with visitor.page.expect_response("**/neues/"):
        visitor.page.evaluate("window.dispatchEvent(new Event('focus'))")


def test_desk_follows_what_others_do(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    office, lead = visit("geschaeftsstelle"), visit("bayern", width=NARROW)
    path = f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/"
    office.go(path)
    office.press("Zusammenführung beginnen")
    lead.go(path)
    option = lead.page.get_by_role("group", name="Ä1 Hamburg").get_by_role("radio", name="wie beantragt")
    with lead.page.expect_response("**/stelle/"):
        option.check()
    late = file(tabled, "sachsen", "um Mittel.", "um Mittel.\n   x) Ganz neu sind Angebote der Sprachmittlung.")
    news(office)
    same = office.page.get_by_role("group", name="Ä1 Hamburg").get_by_role("radio", name="wie beantragt")
    assert same.is_checked()
    office.page.get_by_role("group", name="Ä2 Sachsen").wait_for()
    assert office.reads("Während der Zusammenführung eingegangen: Ä2 (Sachsen)")
    office.look()
    late.withdraw(by=late.filed_by)
    news(office)
    office.page.get_by_role("group", name="Ä2 Sachsen").wait_for(state="detached")


def test_hand_typed_words_never_overwrite_those_of_others(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    office, lead = visit("geschaeftsstelle"), visit("bayern", looks=False)
    path = f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/"
    office.go(path)
    office.press("Zusammenführung beginnen")
    lead.go(path)
    for visitor in (lead, office):
        visitor.page.get_by_text("Eigene Worte", exact=True).click()
        with visitor.page.expect_response("**/stelle/"):
            visitor.page.get_by_role("button", name="Ä1 wie beantragt").click()
    alert = office.page.get_by_role("alert")
    assert "inzwischen etwas geändert" in alert.inner_text()
    assert "Ihre Worte waren: „Die IntMK bittet die Bundesregierung um Geld.“" in alert.inner_text()
    office.look()
    with office.page.expect_response("**/stelle/"):
        office.page.locator("[name=worte]").fill("Die IntMK bittet um Geld und Zeit.")
    alert.wait_for(state="detached")
    assert office.reads("um Geld und Zeit.")


def test_workspace_says_when_it_cannot_save(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    office = visit("geschaeftsstelle", looks=False)
    office.go(f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/")
    office.press("Zusammenführung beginnen")
    office.page.context.clear_cookies()
    office.page.get_by_role("radio", name="wie beantragt").check()
    office.page.get_by_text("Zurzeit wird nicht gespeichert").wait_for()
    office.faults.clear()


def test_merge_without_javascript(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    office = visit("geschaeftsstelle", javascript=False, looks=False)
    office.go(f"{tabled.get_absolute_url()}aenderungen/zusammenfuehrung/")
    office.press("Zusammenführung beginnen")
    office.page.get_by_role("radio", name="wie beantragt").check()
    office.press("Auswahl speichern")
    office.follow("Weiter zum Abschluss")
    office.press("Zusammenführung abschließen")
    assert ziffern(tabled)[1].endswith("um Geld.")


@pytest.mark.parametrize("width", [1280, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_list_synopsis_and_workspace(visit, tabled, file, somebody, width, scheme):
    office_user = somebody("geschaeftsstelle")
    file(tabled, "hamburg", "um Mittel", "um Geld")
    file(tabled, "sachsen", "um Mittel.", "um Zeit.\n   x) Ganz neu sind Angebote der Sprachmittlung.")
    AmendmentRound.advise(
        file(tabled, "bayern", "Kurse fehlen", "Plätze fehlen"), "adopt", by=office_user, reason="Ja."
    )
    MergeDraft.begin(tabled, by=office_user)
    office = visit("geschaeftsstelle", width=width, scheme=scheme)
    for page in ("", "synopse/", "1/", "1/empfehlung/", "zusammenfuehrung/", "zusammenfuehrung/abschluss/"):
        office.go(f"{tabled.get_absolute_url()}aenderungen/{page}")


def test_synopsis_prints_on_the_long_side(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", "um Geld")
    reader = visit("sachsen")
    reader.go(f"{tabled.get_absolute_url()}aenderungen/synopse/")
    reader.page.emulate_media(media="print")
    row = reader.page.locator(".synopsis__row").first
    left, right = (row.locator(":scope > div").nth(place).bounding_box() for place in (0, 1))
    assert (left["y"], left["x"] + left["width"]) == (right["y"], right["x"])


def test_every_page_of_a_printed_synopsis_names_its_columns(visit, tabled, file):
    file(tabled, "hamburg", "um Mittel", " ".join(["um Geld"] * 800))
    file(tabled, "sachsen", "um Mittel.", " ".join(["um Zeit"] * 800))
    reader = visit("sachsen", looks=False)
    reader.go(f"{tabled.get_absolute_url()}aenderungen/synopse/")
    pages = pypdf.PdfReader(BytesIO(reader.page.pdf(prefer_css_page_size=True))).pages
    wide = [page.mediabox.width > page.mediabox.height for page in pages]
    named = ["Was die Länder möchten" in page.extract_text() for page in pages]
    assert (len(pages) > 2, set(wide), named[:-1]) == (True, {True}, [True] * (len(pages) - 1))


def test_late_amendment_is_told_why_not(visit, tabled, conference, stopped_clock):
    Deadline.objects.create(conference=conference, kind="amendment", due_at=clock.end_of(date(2025, 3, 23)))
    hamburg = visit("hamburg", width=NARROW)
    hamburg.go(f"{tabled.get_absolute_url()}aenderungen/neu/")
    assert hamburg.reads("noch als Tischvorlage einbringen")
    stopped_clock(clock.end_of(date(2025, 4, 23)))
    hamburg.go(f"{tabled.get_absolute_url()}aenderungen/neu/")
    assert hamburg.reads("wird als Tischvorlage geführt")
