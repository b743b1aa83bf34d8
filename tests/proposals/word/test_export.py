"""Versions and comparisons as files: what stands in them, who gets them, what they are called."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from django.urls import reverse

from documents.docx.package import WORD
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment
from proposals.versions.saving import Draft, revise
from proposals.word.reading import read_docx
from tests.proposals.pages import said
from text.parse import keep_ids, parse
from text.text import Text


def address(proposal, what):
    return f"/vorschlaege/{proposal.reference}/{what}"


@pytest.fixture
def revised(proposal_in, somebody):
    """A proposal in drafting whose second version Hamburg saved, with one Ziffer changed, one new and one gone."""
    proposal = proposal_in("drafting", title="Alter Titel")
    new = parse(
        "", "1. Die IntMK stellt fest, dass Lehrkräfte fehlen.\n2. Sie bittet die Länder, mehr zu tun.", "Darum."
    )
    draft = Draft(Text("Neuer Titel", keep_ids(proposal.text.read().blocks, new)), "Geheimer Hinweis")
    revise(proposal, draft, base=1, by=somebody("hamburg"))
    return proposal


def test_version_as_word_file(sign_in, proposal_in):
    proposal = proposal_in("tabled")
    response = sign_in("sachsen").get(address(proposal, "fassungen/1.docx"))
    text = read_docx(response.content)
    assert (text.title, text.ziffern) == (proposal.title, [(b.level, b.text) for b in proposal.text.read().blocks[:-1]])
    assert (text.rationale, text.warnings) == (["Weil es nötig ist."], [])


def test_version_as_pdf_says_that_nothing_is_decided(sign_in, proposal_in):
    proposal = proposal_in("tabled")
    response = sign_in("sachsen").get(address(proposal, "fassungen/1.pdf"))
    words = pypdf.PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert [
        word in words for word in ("Beschlussvorschlag", "Nicht öffentlich. Stand: Auf der Tagesordnung", "Beschluss:")
    ] == [
        True,
        True,
        False,
    ]
    assert "23.–24. April 2025, Hauptkonferenz" in words


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_file_is_saved_under_numbers_and_kept_by_nobody(sign_in, proposal_in, ending):
    idea = proposal_in("idea")
    response = sign_in("bayern").get(address(idea, f"fassungen/1.{ending}"))
    assert {
        name: response.headers[name] for name in ("Content-Disposition", "Cache-Control", "X-Content-Type-Options")
    } == {
        "Content-Disposition": f'attachment; filename="IntMK-20-{idea.reference}-Fassung-1.{ending}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"


def test_comparison_over_several_versions_names_the_land_of_each_change(sign_in, somebody, revised, part):
    blocks = revised.text.read().blocks
    third = (*blocks[:-1], replace(blocks[-1], text="Deshalb."))
    revise(revised, Draft(Text("Neuer Titel", third)), base=2, by=somebody("bayern"))
    changed = part(sign_in("bayern").get(address(revised, "vergleich.docx?von=1&bis=3")).content, "word/document.xml")
    signed = {
        (next(value for name, value in change.items() if name.endswith("}author")), "".join(change.itertext()))
        for change in changed.iter(f"{{{WORD}}}ins")
    }
    assert {("Hamburg", "Neuer"), ("Hamburg", "Lehrkräfte"), ("Bayern", "Deshalb.")} <= signed
    assert {author for author, text in signed if "Deshalb" in text} == {"Bayern"}


def test_comparison_holds_both_texts_and_the_land(sign_in, revised, settled, part):
    response = sign_in("bayern").get(address(revised, "vergleich.docx?von=1&bis=2"))
    old, new = (version.read().blocks for version in revised.versions.order_by("number"))
    assert words(settled(response.content, accept=False)) == ["Alter Titel", *(block.text for block in old)]
    assert words(settled(response.content, accept=True)) == ["Neuer Titel", *(block.text for block in new)]
    assert authors(part(response.content, "word/document.xml")) == {"Hamburg"}
    assert (
        response.headers["Content-Disposition"] == 'attachment; filename="IntMK-20-2025-001-Fassung-1-2-Vergleich.docx"'
    )


@pytest.mark.parametrize("accept", [True, False])
def test_libreoffice_accepts_to_the_new_and_rejects_to_the_old_text(sign_in, revised, office, tmp_path, accept):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / "a.docx").write_bytes(sign_in("bayern").get(address(revised, "vergleich.docx?von=1&bis=2")).content)
    office.settle(source, target, accept=accept)
    found = read_docx((target / "a.docx").read_bytes())
    version = revised.versions.get(number=2 if accept else 1)
    blocks = version.read().blocks
    assert (found.title, found.ziffern, found.rationale) == (
        version.title,
        [(block.level, block.text) for block in blocks if block.kind == "ziffer"],
        [block.text for block in blocks if block.kind == "rationale"],
    )


def test_notes_of_a_version_stay_in_the_house(sign_in, revised):
    answers = [
        sign_in("bayern").get(address(revised, what)).content
        for what in ("fassungen/2.docx", "fassungen/2.pdf", "vergleich.docx?von=1&bis=2")
    ]
    texts = [read_docx(answers[0]), read_docx(answers[2])]
    words = pypdf.PdfReader(BytesIO(answers[1])).pages[0].extract_text()
    assert ["Geheimer Hinweis" in f"{text}" for text in (*texts, words)] == [False, False, False]


@pytest.mark.parametrize(
    "what", ["fassungen/2.docx", "fassungen/2.pdf", "vergleich.docx?von=2&bis=3", "vergleich.docx?von=3&bis=2"]
)
def test_drafts_others_could_not_see_are_not_exported_to_them(sign_in, somebody, proposal_in, what):
    """Sachsen sees the submitted text, never the draft from the working group."""
    proposal = proposal_in("drafting")
    for number in (1, 2):
        draft = Draft(Text(f"Neuer Titel {number}", proposal.text.read().blocks), "")
        revise(proposal, draft, base=number, by=somebody("bayern"))
    proposal.move("submit", by=somebody("bayern_freigabe"))
    answers = {
        name: sign_in(name).get(address(proposal, what)).status_code
        for name in ("hamburg", "sachsen", "geschaeftsstelle")
    }
    seen = sign_in("sachsen").get(address(proposal, "fassungen/3.docx")).status_code
    assert (answers, seen) == ({"hamburg": 200, "sachsen": 404, "geschaeftsstelle": 200}, 200)


@pytest.mark.parametrize(
    "query",
    ["", "?von=1", "?von=1&bis=9", "?von=x&bis=1", "?von=-1&bis=1", "?von=1&bis=%C2%B2", "?von=1&bis=99999999999"],
)
def test_comparison_of_what_is_not_there_is_not_found(sign_in, proposal_in, query):
    assert sign_in("bayern").get(address(proposal_in("idea"), f"vergleich.docx{query}")).status_code == 404


@pytest.mark.parametrize("query", ["?aenderung=", "?aenderung=x", "?aenderung=7"])
def test_amendments_that_are_not_there_are_not_found(sign_in, proposal_in, query):
    assert sign_in("bayern").get(address(proposal_in("tabled"), f"fassungen/1.docx{query}")).status_code == 404


def test_query_counts(sign_in, revised, django_assert_num_queries):
    client = sign_in("bayern")
    for what, count in (("fassungen/2.docx", 5), ("fassungen/2.pdf", 6), ("vergleich.docx?von=1&bis=2", 5)):
        with django_assert_num_queries(count):
            client.get(address(revised, what))


def authors(document):
    """Everybody who signed a change."""
    return {value for node in document.iter() for name, value in node.items() if name.endswith("}author")}


def words(paragraphs):
    return [text for style, _, text in paragraphs if style != "Heading1"]


@pytest.fixture
def amended(proposal_in, somebody):
    """A tabled proposal with an amendment of Hamburg to the title and one of Sachsen to the first Ziffer."""
    proposal = proposal_in("tabled", title="Kurse sichern")
    blocks = proposal.text.read().blocks
    other = (replace(blocks[0], text=blocks[0].text.replace("fehlen", "ausfallen")), *blocks[1:])
    Amendment.file(proposal, Wish(Text("Kurse retten", blocks)), base=1, by=somebody("hamburg"))
    Amendment.file(proposal, Wish(Text("Kurse sichern", other), "Grund"), base=1, by=somebody("sachsen"))
    return proposal


def test_amendments_are_tracked_changes_of_their_laender(sign_in, amended, part, settled):
    response = sign_in("bayern").get(address(amended, "fassungen/1.docx?aenderung=1&aenderung=2"))
    name = "IntMK-20-2025-001-Fassung-1-Aenderungsantraege.docx"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    accepted, rejected = (words(settled(response.content, accept=accept))[:2] for accept in (True, False))
    assert accepted == ["Kurse retten", "Die IntMK stellt fest, dass Kurse ausfallen."]
    assert rejected == ["Kurse sichern", "Die IntMK stellt fest, dass Kurse fehlen."]
    assert authors(part(response.content, "word/document.xml")) == {"Hamburg", "Sachsen"}


def test_amendment_withdrawn_meanwhile_comes_with_a_sentence_instead(sign_in, somebody, amended):
    Amendment.objects.get(number=1).withdraw(by=somebody("hamburg"))
    response = sign_in("bayern").get(address(amended, "fassungen/1.docx?aenderung=1&aenderung=2"))
    assert response.url == reverse("proposals:amendments", args=[amended.reference])
    assert said(response) == [
        "Ä1 ist nicht mehr offen: Zurückgezogen. Die Liste ist jetzt aktuell; bitte wählen Sie neu."
    ]


def test_amendments_that_collide_come_with_a_sentence_instead(sign_in, somebody, amended):
    Amendment.file(amended, Wish(Text("Kurse erhalten", amended.text.read().blocks)), base=1, by=somebody("sachsen"))
    response = sign_in("bayern").get(address(amended, "fassungen/1.docx?aenderung=1&aenderung=3"))
    assert response.url == reverse("proposals:amendments", args=[amended.reference])
    assert said(response) == [
        "Ä1 und Ä3 ändern den Titel verschieden. Bitte wählen Sie nur einen von beiden für das Dokument."
    ]


def test_list_of_amendments_offers_the_file(sign_in, amended):
    page = sign_in("sachsen").get(reverse("proposals:amendments", args=[amended.reference])).content.decode()
    assert page.count('name="aenderung"') == 2
