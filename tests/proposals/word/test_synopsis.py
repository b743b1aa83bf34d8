"""The synopsis goes as Word and as PDF, with all that its page shows to the person."""

from io import BytesIO

import pypdf
import pytest
from django.urls import reverse
from docx import Document

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentSponsor, Position
from text.parse import keep_ids, parse
from text.text import Text

ZIFFERN = "1. Die IntMK stellt fest, dass Kurse fehlen.\n2. Sie bittet um Mittel.\n3. Sie dankt."

REASON = "Weil es nötig ist."


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled", ziffern=ZIFFERN)


@pytest.fixture
def wanted(tabled, somebody):
    """An amendment of Hamburg and Sachsen to Ziffer 2, and what Sachsen wants of Ziffer 1."""
    blocks = keep_ids(tabled.text.read().blocks, parse("", ZIFFERN.replace("Mittel", "Geld"), REASON))
    amendment = Amendment.file(
        tabled, Wish(Text(tabled.text.title, blocks), "Weil es fehlt."), base=1, by=somebody("hamburg")
    )
    AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    return amendment


def file(client, proposal, ending, query=""):
    response = client.get(reverse(f"proposals:synopsis_{ending}", args=[proposal.reference]) + query)
    return response, BytesIO(response.content)


def test_the_word_file_shows_text_and_wishes_beside_each_other(sign_in, tabled, wanted, somebody):
    first = next(block.id for block in tabled.text.read().blocks if block.kind == "ziffer")
    wish = {"block_id": first, "wording": "Die IntMK stellt fest, dass Kurse und Räume fehlen."}
    Position.take(tabled, "supports_if", by=somebody("sachsen"), **wish)
    response, content = file(sign_in("sachsen"), tabled, "docx")
    rows = [[cell.text for cell in row.cells] for row in Document(content).tables[0].rows]
    assert [row for row in rows if row[1]][1:] == [
        [
            "Ziffer 1\nDie IntMK stellt fest, dass Kurse fehlen.",
            "Sachsen: unterstützt, wenn\nDie IntMK stellt fest, dass Kurse und Räume fehlen.",
        ],
        ["Ziffer 2\nSie bittet um Mittel.", "Ä1 Hamburg, Sachsen\nSie bittet um MittelGeld."],
    ]
    assert f"IntMK-20-{tabled.reference}-Synopse-Fassung-1.docx" in response.headers["Content-Disposition"]


def test_only_places_with_amendments_where_asked(sign_in, tabled, wanted):
    rows = [
        Document(file(sign_in("sachsen"), tabled, "docx", query)[1]).tables[0].rows for query in ("", "?nur=antraege")
    ]
    assert [row.cells[0].text.split("\n")[0] for row in rows[1]] == ["Text der Fassung 1", "Ziffer 2"]
    assert len(rows[0]) == 2 + len(tabled.text.blocks)


def test_the_pdf_says_the_same(sign_in, tabled, wanted):
    pages = pypdf.PdfReader(file(sign_in("sachsen"), tabled, "pdf")[1]).pages
    found = " ".join(page.extract_text() for page in pages)
    assert [
        each for each in ("Ä1 Hamburg, Sachsen", "Sie bittet um MittelGeld.", "Weil es fehlt.") if each not in found
    ] == []


def test_the_page_leads_to_both(sign_in, tabled, wanted):
    page = sign_in("sachsen").get(reverse("proposals:synopsis", args=[tabled.reference]) + "?nur=antraege")
    links = [reverse(f"proposals:synopsis_{ending}", args=[tabled.reference]) for ending in ("docx", "pdf")]
    assert [f'href="{link}?nur=antraege"' in page.content.decode() for link in links] == [True, True]


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_costs_the_same(sign_in, tabled, somebody, django_assert_num_queries, count):
    for number in range(count):
        wish = Wish(Text(f"Titel {number}", tabled.text.read().blocks))
        Amendment.file(tabled, wish, base=1, by=somebody("hamburg"))
    client = sign_in("sachsen")
    with django_assert_num_queries(7):
        file(client, tabled, "docx")
