"""Tables in a pasted text or in a Word file: they stay out of it, and become attachments where somebody wants it."""

import json
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from lxml import html

from proposals.attachments.models import Attachment
from proposals.drafting.tables import packed, unpacked
from proposals.models import Proposal, Version
from tests.proposals.drafting.typed import texts

NEW = reverse("proposals:new")
TABLE = "Land\tPlätze\tKosten\nHessen\t9\t1\nBerlin\t7\t2"
PASTED = f"1. Kurse öffnen.\n2. Mittel erhöhen.\n\n{TABLE}"
CELLS = (("Land", "Plätze", "Kosten"), ("Hessen", "9", "1"), ("Berlin", "7", "2"))


def fields(response) -> dict:
    """What a browser would send of the form on a page."""
    (form,) = html.fromstring(response.content).xpath("//form[.//textarea[@name='ziffern']]")
    return {name: value or "" for name, value in form.fields.items() if value is not None}


def rows(attachment) -> list[list[str]]:
    (table,) = docx.Document(BytesIO(bytes(attachment.data))).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def offered(response) -> bool:
    return "Tabelle als Anlage beifügen" in response.content.decode()


def test_a_table_in_a_new_idea_is_attached_once_the_idea_is_there(sign_in, idea):
    bayern = sign_in("bayern")
    preview = bayern.post(NEW, idea(ziffern=PASTED))
    assert (offered(preview), Attachment.objects.count(), Version.objects.count()) == (True, 0, 0)
    sent = fields(preview)
    for _ in range(2):  # a double click
        assert bayern.post(NEW, sent).status_code == 302
    (attachment,) = Attachment.objects.all()
    assert (attachment.title, attachment.access, attachment.kind) == (
        "Tabelle: Land · Plätze · Kosten",
        "laender",
        "annex",
    )
    assert (attachment.proposal, attachment.file_name) == (
        Proposal.objects.get(),
        "Tabelle Land Plätze Kosten.docx",
    )
    assert rows(attachment) == [list(row) for row in CELLS]


def test_a_table_that_nobody_wants_attached_is_left_out(sign_in, idea):
    bayern = sign_in("bayern")
    sent = fields(bayern.post(NEW, idea(ziffern=PASTED)))
    del sent["attaches"]
    bayern.post(NEW, sent)
    assert (Proposal.objects.count(), Attachment.objects.count()) == (1, 0)


def test_a_text_without_a_table_offers_nothing(sign_in, idea):
    assert not offered(sign_in("bayern").post(NEW, idea(ziffern="1. Ja.\nBegründung:\nDarum.")))


def test_a_table_pasted_into_the_plain_form_of_a_text_is_attached_with_the_version(sign_in, proposal_in):
    proposal = proposal_in("drafting")
    address = reverse("proposals:edit", args=[proposal.reference])
    hamburg = sign_in("hamburg")
    sent = fields(hamburg.get(address)) | {"ziffern": PASTED, "seen": ""}
    sent = fields(hamburg.post(address, sent))
    assert Attachment.objects.count() == 0
    assert hamburg.post(address, sent).status_code == 302
    (attachment,) = Attachment.objects.all()
    assert (attachment.proposal, rows(attachment)[0]) == (proposal, list(CELLS[0]))


def test_a_refused_text_attaches_nothing(sign_in, proposal_in):
    proposal = proposal_in("drafting")
    address = reverse("proposals:edit", args=[proposal.reference])
    hamburg = sign_in("hamburg")
    sent = fields(hamburg.get(address)) | {"ziffern": PASTED, "seen": ""}
    sent = fields(hamburg.post(address, sent)) | {"title": ""}
    hamburg.post(address, sent)
    assert Attachment.objects.count() == 0


@pytest.mark.parametrize(("attaches", "count"), [("1", 1), ("", 0)])
@pytest.mark.parametrize("pasted", [PASTED, TABLE])
def test_a_table_pasted_into_the_editor_is_attached_where_it_is_wanted(post, proposal_in, attaches, count, pasted):
    proposal = proposal_in("drafting")
    block = proposal.text.read().blocks[-1]
    response = post(
        "hamburg",
        proposal,
        do=f"paste:{block.id}",
        pasted=pasted,
        attaches=attaches,
        headers={"X-Operation": "1"},
    )
    assert response.status_code == 200
    assert Attachment.objects.count() == count
    assert response.json()["said"].endswith("Die Tabelle ist als Anlage beigefügt.") is bool(count)


def test_an_editor_offers_it_before_anything_is_kept(post, proposal_in):
    proposal = proposal_in("drafting")
    block = proposal.text.read().blocks[-1]
    response = post("hamburg", proposal, do=f"read:{block.id}", pasted=PASTED, headers={"X-Operation": "1"})
    assert "Tabelle als Anlage beifügen" in response.json()["read"]
    assert (Attachment.objects.count(), texts(proposal) != []) == (0, True)


@pytest.mark.parametrize(
    "words",
    ["", "{", "[1]", "[[]]", "[[[]]]", "[[[1]]]", "{}", "null", "[" * 5000, json.dumps([[["x"]]] * 21), "x" * 200_000],
)
def test_what_was_not_packed_here_is_no_table(words):
    assert unpacked(words) == ()


def test_tables_come_back_as_they_were_packed():
    assert unpacked(packed([CELLS, CELLS])) == (CELLS, CELLS)
    assert packed([]) == ""
    assert packed([CELLS] * 21) == ""
