"""An edition of an agenda: what is approved is what was shown, and nothing that comes later touches it."""

from datetime import date
from io import BytesIO

import pypdf
import pytest
from lxml import html

from conferences.arrangement import Spot, digest
from conferences.models import AgendaItem
from conferences.models.arranging import nodes_of
from conferences.models.planned import fingerprint
from intmk.refusal import Refused
from journal.models import Entry
from journal.verification import findings
from proposals.models import Proposal
from steering.editions.models.edition import OTHER_NOW
from steering.models import Edition, EditionDocument
from tests.steering.editions.behind import digest_of
from tests.world import NOW

URL = "/steuerung/20/tagesordnung/ausgabe/"
AGENDA = "/konferenzen/20/tagesordnung/"
DAY = date(2025, 3, 28)
TYPED = {"sent_on_tag": "28", "sent_on_monat": "3", "sent_on_jahr": "2025", "note": "Bitte bis 10. April melden."}


@pytest.fixture
def approve(meeting, office):
    """`approve()`: what stands on the agenda now becomes the next edition."""

    def approved(note=""):
        seen = digest_of(meeting, by=office, note=note, sent_on=DAY)
        return Edition.approve(meeting, DAY, note, reviewed=seen, by=office)

    return approved


def main_of(response):
    assert response.status_code == 200
    return html.fromstring(response.content.decode()).xpath("//main")[0]


def words(node) -> str:
    return " ".join(" ".join(node.itertext()).split())


def rows(response) -> list[str]:
    return [words(row) for row in main_of(response).xpath("//li[contains(@class, 'row')]")]


def text_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def revise(item, office, **values):
    item.revise(item.values() | values, opened=fingerprint(item.values()), by=office)


def test_what_is_looked_at_is_kept_byte_by_byte(sign_in, proposal_in, place):
    proposal_in("tabled", title="Kurse sichern")
    place("1", "Bericht der AG")
    client = sign_in("geschaeftsstelle")
    page = main_of(client.post(URL, TYPED | {"ansehen": "1"}))
    links = page.xpath("//h2[1]/following-sibling::ul[1]//a/@href")
    seen = [client.get(link).content for link in links]
    reviewed = page.xpath("string(//input[@name='reviewed']/@value)")
    response = client.post(URL, TYPED | {"reviewed": reviewed})
    edition = Edition.objects.get()
    assert response["Location"] == f"{AGENDA}ausgaben/{edition.pk}/"
    assert [bytes(document.pdf) for document in edition.documents.order_by("-circle")] == seen
    assert (edition.letter, edition.digest, edition.sent_on, edition.note) == ("A", reviewed, DAY, TYPED["note"])


def test_the_document_reads_like_an_agenda(place, proposal_in, approve):
    proposal = proposal_in("tabled", title="Kurse sichern")
    place("1", "Bericht der AG", is_internal=True)
    approve("Bitte melden.")
    text = text_of(bytes(EditionDocument.objects.get(circle="laender").pdf))
    assert text.startswith(
        "20. Integrationsministerkonferenz 23.–24. April 2025, Göttingen · Vorsitz: Niedersachsen Ausgabe A "
        "Tagesordnung: Hauptkonferenz Ausgabe: A, versandt am 28. März 2025 Sitzung: Hauptkonferenz der 20. IntMK "
        "Ort: Göttingen Datum: 23.–24. April 2025 Vorsitz: Niedersachsen Bestimmt für: Für die Länder und ihre "
        "Geschäftsstellen, mit internen Punkten Bitte melden. TOP 1 Bericht der AG Art: Bericht intern "
        f"{proposal.agenda_item} Kurse sichern Antragsteller: Bayern · Berichterstattung: Bayern · Nummer: "
        f"{proposal.reference}"
    )


def test_the_document_for_guests_says_no_word_of_what_is_not_theirs(place, proposal_in, approve, office):
    proposal_in("tabled", title="Verschlossen")
    opened = proposal_in("tabled", title="Geöffnet")
    opened.open_to_guests(True, by=office)
    secret = place("1", "Interner Bericht", is_internal=True)
    place("2", "Bericht der AG", joint_with=secret)
    place("3", "Verfahrensfrage", kind="procedure")
    approve()
    text = text_of(bytes(EditionDocument.objects.get(circle="guests").pdf))
    told = ("Geöffnet", "Bericht der AG", "Verschlossen", "Interner", "Verfahrensfrage", "TOP 1", "gemeinsam")
    assert [word for word in told if word in text] == ["Geöffnet", "Bericht der AG"]


def test_who_changed_something_meanwhile_is_shown_the_new_document_first(sign_in, place, office):
    item = place("1", "Bericht der AG")
    client = sign_in("geschaeftsstelle")
    reviewed = main_of(client.post(URL, TYPED | {"ansehen": "1"})).xpath("string(//input[@name='reviewed']/@value)")
    revise(item, office, title="Anderer Titel")
    page = main_of(client.post(URL, TYPED | {"reviewed": reviewed}))
    assert ("Unten steht es, wie es jetzt wäre." in words(page), Edition.objects.count()) == (True, 0)
    assert "TOP 1 Anderer Titel" in words(page)
    assert page.xpath("string(//textarea[@name='note'])").strip() == TYPED["note"]
    client.post(URL, TYPED | {"reviewed": page.xpath("string(//input[@name='reviewed']/@value)")})
    assert Edition.objects.get().lines.get().title == "Anderer Titel"


def test_a_note_that_was_not_looked_at_is_not_approved(meeting, office, place):
    place("1", "Bericht der AG")
    with pytest.raises(Refused, match=OTHER_NOW[:40]):
        Edition.approve(meeting, DAY, "Neu", reviewed=digest_of(meeting, by=office, sent_on=DAY), by=office)


def test_what_comes_later_leaves_an_edition_as_it_is(sign_in, proposal_in, place, approve, office, meeting):
    proposal, report = proposal_in("tabled", title="Kurse sichern"), place("1", "Bericht der AG")
    first = approve()
    before = ([line.printed for line in first.lines.all()], [bytes(each.pdf) for each in first.documents.all()])
    Proposal.objects.filter(pk=proposal.pk).update(title="Kurse dauerhaft sichern")
    revise(report, office, title="Anderer Bericht")
    report.refresh_from_db()
    report.withdraw("Kommt im Herbst.", by=office)
    place("2", "Neuer Bericht")
    second = approve()
    assert (second.letter, [line.title for line in second.lines.all()]) == (
        "B",
        ["Anderer Bericht", "Neuer Bericht", "Kurse dauerhaft sichern"],
    )
    stored = Edition.objects.get(pk=first.pk)
    after = ([line.printed for line in stored.lines.all()], [bytes(each.pdf) for each in stored.documents.all()])
    assert after == before
    assert rows(sign_in("sachsen").get(first.get_absolute_url())) == [
        "TOP 1 Bericht der AG Bericht",
        f"{proposal.agenda_item} Kurse sichern Vorschlag {proposal.reference} · Bayern · Berichterstattung: Bayern",
    ]


def test_the_page_lists_what_goes_in_what_falls_back_and_what_comes_later(sign_in, proposal_in, place, approve, office):
    report = place("1", "Bericht der AG")
    approve()
    report.withdraw("Kommt im Herbst.", by=office)
    place("2", "Neuer Bericht")
    returned, waiting = proposal_in("returned", title="Zurück"), proposal_in("admitted", title="Wartet")
    sent_back = proposal_in("pre_conference", title="Überarbeiten")
    sent_back.move("recommend", by=office, recommendation="return", note="Ziffer 2.")
    page = main_of(sign_in("geschaeftsstelle").get(URL))
    assert [words(row) for row in page.xpath("//ul[@class='rows']/li")] == [
        "TOP 1 Bericht der AG Bericht · Kommt im Herbst. zurückgezogen Zurückgezogen",
        "TOP 2 Neuer Bericht Bericht neu",
    ]
    fallen, later = page.xpath("//aside//ul")
    assert [words(each) for each in fallen] == [
        "TOP 1 Bericht der AG zurückgezogen: Kommt im Herbst.",
        f"{returned.reference} Zurück Zur Überarbeitung zurück: Ziffer 2 ist unklar.",
        f"{sent_back.reference} Überarbeiten Votum: Überarbeitung. Ziffer 2.",
    ]
    assert [words(each) for each in later] == [
        f"Wartet {waiting.reference} · Bayern. Noch nicht in der Vorkonferenz. In die Vorkonferenz geben : "
        f"{waiting.reference}"
    ]


def test_nothing_and_nothing_new_are_no_edition(meeting, office, place, approve):
    with pytest.raises(Refused, match="noch kein Punkt"):
        approve()
    place("1", "Bericht")
    approve()
    with pytest.raises(Refused, match="Seit Ausgabe A hat sich auf der Tagesordnung nichts geändert"):
        approve("Ein anderer Hinweis")


def test_after_the_meeting_nothing_is_approved(place, approve, stopped_clock):
    place("1", "Bericht")
    stopped_clock(NOW.replace(month=4, day=25))
    with pytest.raises(Refused, match="ist vorbei; ihre Tagesordnung ändert sich nicht mehr"):
        approve()


@pytest.mark.parametrize("typed", [{}, {"sent_on_tag": "31", "sent_on_monat": "2", "sent_on_jahr": "2025"}])
def test_bad_input_approves_nothing_and_keeps_what_was_typed(sign_in, place, typed):
    place("1", "Bericht")
    page = main_of(sign_in("geschaeftsstelle").post(URL, typed | {"note": "Mein Hinweis"}))
    assert (page.xpath("string(//textarea[@name='note'])").strip(), Edition.objects.count()) == ("Mein Hinweis", 0)


@pytest.mark.parametrize("query", ["", "?fuer=alle&versand=2025-03-28", "?fuer=guests&versand=x"])
def test_a_preview_that_no_link_asks_for_is_not_found(sign_in, meeting, query):
    assert sign_in("geschaeftsstelle").get(f"{URL[:-1]}.pdf{query}").status_code == 404


def test_the_journal_tells_it_and_vouches_for_it(place, approve, office):
    place("1", "Bericht")
    edition = approve()
    entry = Entry.objects.get(verb="edition_approved")
    assert (entry.says, entry.facts["sha256"]) == (
        "hat Ausgabe A der Tagesordnung freigegeben: Hauptkonferenz Göttingen.",
        edition.digest,
    )
    named = sorted(key.split(":")[0] for key in entry.facts["digests"])
    assert named == ["steering.edition", *["steering.editiondocument"] * 2, "steering.editionline"]
    assert [found for found in findings() if found.row.startswith("steering.")] == []


def test_guests_read_their_part_and_lose_the_document_with_an_item(sign_in, proposal_in, place, approve, office):
    opened = proposal_in("tabled", title="Geöffnet")
    opened.open_to_guests(True, by=office)
    place("1", "Bericht der AG")
    place("2", "Verfahren", kind="procedure")
    edition = approve()
    client, url = sign_in("bund"), f"{AGENDA}ausgaben/{edition.pk}"
    assert client.get(f"{url}.pdf").content == bytes(edition.documents.get(circle="guests").pdf)
    opened.refresh_from_db()
    opened.open_to_guests(False, by=office)
    assert client.get(f"{url}.pdf").status_code == 404
    response = client.get(f"{url}/")
    assert rows(response) == ["TOP 1 Bericht der AG Bericht"]
    assert "Das Dokument enthält einen Punkt, der inzwischen nicht mehr für den Bund geöffnet ist." in words(
        main_of(response)
    )


def test_the_press_reads_what_is_no_proposal_and_has_no_document(sign_in, proposal_in, place, approve, office):
    opened = proposal_in("tabled", title="Geöffnet")
    opened.open_to_guests(True, by=office)
    place("1", "Bericht der AG")
    place("2", "Intern", is_internal=True)
    edition = approve()
    assert rows(sign_in("presse").get(f"{AGENDA}ausgaben/{edition.pk}/")) == ["TOP 1 Bericht der AG Bericht"]
    assert sign_in("presse").get(f"{AGENDA}ausgaben/{edition.pk}.pdf").status_code == 404


def test_an_edition_of_another_conference_is_not_found(sign_in, place, approve):
    place("1", "Bericht")
    assert sign_in("sachsen").get(f"/konferenzen/21/tagesordnung/ausgaben/{approve().pk}/").status_code == 404


def test_readers_switch_to_what_is_new_since_an_edition(sign_in, place, approve, office):
    one, two = place("1", "Bericht"), place("2", "Zweiter")
    first = approve()
    revise(one, office, title="Anderer Bericht")
    approve()
    place("3", "Dritter")
    client = sign_in("sachsen")
    assert [len(rows(client.get(AGENDA + query))) for query in ("", f"?seit={first.pk}")] == [3, 2]
    assert rows(client.get(f"{AGENDA}?seit={first.pk}")) == [
        "TOP 1 Anderer Bericht Bericht Titel geändert seit A",
        "TOP 3 Dritter Bericht neu seit A",
    ]
    approve()
    last = Edition.objects.get(number=3)
    assert "Seit Ausgabe C ist nichts neu." in words(main_of(client.get(f"{AGENDA}?seit={last.pk}")))
    two.put(Spot.UP, opened=digest(nodes_of(AgendaItem.objects.of(two.meeting))), by=office)
    assert "Die Reihenfolge ist eine andere als in Ausgabe C." in words(main_of(client.get(AGENDA)))


def test_what_is_new_since_the_own_last_visit_is_marked_for_a_sitting(sign_in, place, office, stopped_clock):
    item = place("1", "Bericht")
    client = sign_in("sachsen")
    assert rows(client.get(AGENDA)) == ["TOP 1 Bericht Bericht"]
    stopped_clock(NOW.replace(hour=11))
    revise(item, office, title="Anderer Bericht")
    place("2", "Zweiter")
    told = [
        "TOP 1 Anderer Bericht Bericht geändert seit Ihrem letzten Besuch",
        "TOP 2 Zweiter Bericht neu seit Ihrem letzten Besuch",
    ]
    assert [rows(client.get(AGENDA)) for _ in range(2)] == [told, told]
    stopped_clock(NOW.replace(hour=12))
    assert rows(client.get(AGENDA)) == ["TOP 1 Anderer Bericht Bericht", "TOP 2 Zweiter Bericht"]


@pytest.mark.parametrize("tops", [10, 60])
def test_the_pages_cost_the_same_for_ten_and_sixty_tops(
    sign_in, place, proposal_in, approve, django_assert_num_queries, tops
):
    proposal_in("tabled")
    for number in range(1, tops):
        place(f"A{number}", "Bericht")
    edition = approve()
    place("9", "Neu")
    office, reader = sign_in("geschaeftsstelle"), f"{AGENDA}ausgaben/{edition.pk}/"
    for url, number in ((URL, 12), (AGENDA, 11), (reader, 10), ("/steuerung/20/tagesordnung/", 9)):
        with django_assert_num_queries(number):
            assert office.get(url).status_code == 200
