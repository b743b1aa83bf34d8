"""A Word file becomes a text: read, shown, and saved only when somebody says so."""

import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from documents.docx.bounds import TOO_LARGE
from documents.docx.writing import text_docx
from documents.paper import Line, TextPaper
from intmk import uploads
from proposals.models import Proposal, Version
from proposals.objections import FIXED
from proposals.versions.saving import Draft, revise
from proposals.word.forms import LONG_TITLE
from tests.proposals.pages import field, said, sentences
from tests.world import NOW, SECRET
from text.text import Text

NEW = "/vorschlaege/neu/word/"
ZIFFERN = ((1, "Die IntMK stellt fest, dass Kurse fehlen."), (2, "in Städten,"), (2, "auf dem Land."))


def docx(*, title="Kurse auf dem Land", ziffern=ZIFFERN, name="Text.docx"):
    paper = TextPaper(
        title=title,
        reference="",
        version_note="",
        dated_at=NOW,
        preamble=("Vorweg.",),
        ziffern=tuple(Line("", level, text) for level, text in ziffern),
        rationale=("Weil es nötig ist.",),
    )
    return SimpleUploadedFile(name, text_docx(paper), content_type="application/octet-stream")


def shown(response) -> dict:
    """What stands in the form after the upload."""
    return {name: field(response, name) for name in ("title", "preamble", "ziffern", "rationale")}


def test_upload_shows_the_text_and_saves_nothing(sign_in, conference):
    response = sign_in("bayern").post(NEW, {"file": docx()})
    assert list(shown(response).values()) == [
        "Kurse auf dem Land",
        "Vorweg.",
        "1. Die IntMK stellt fest, dass Kurse fehlen.\n\n   a) in Städten,\n\n   b) auf dem Land.",
        "Weil es nötig ist.",
    ]
    assert 'action="/vorschlaege/neu/"' in response.content.decode()
    assert Version.objects.count() == 0


def test_what_is_shown_can_be_sent_and_becomes_an_idea(sign_in, idea):
    client = sign_in("bayern")
    preview = client.post(NEW, {"file": docx()})
    typed = shown(preview)
    client.post("/vorschlaege/neu/", idea(**typed))
    version = Version.objects.get()
    assert [(block.level, block.text) for block in version.read().blocks if block.kind == "ziffer"] == list(ZIFFERN)


def test_file_becomes_the_next_version_with_the_ids_of_the_old(sign_in, start):
    proposal, client = start(), sign_in("bayern")
    address = f"/vorschlaege/{proposal.reference}/word/"
    old = proposal.text.read().blocks
    file = docx(title="Neu", ziffern=((1, old[0].text), (1, "Die Länder handeln.")))
    preview = client.post(address, {"file": file})
    assert proposal.versions.count() == 1
    typed = shown(preview)
    response = client.post(address, typed | {"base": "1", "note": "Aus Word"})
    version = proposal.versions.get(number=2)
    assert (response.url, said(response)) == (proposal.get_absolute_url(), ["Fassung 2 ist gespeichert."])
    assert (version.title, version.note, version.read().blocks[1].id) == ("Neu", "Aus Word", old[0].id)


def test_difference_is_told_before_saving(sign_in, start):
    proposal = start()
    old = proposal.text.read().blocks
    ziffern = tuple((block.level, block.text.replace("um Mittel", "um Geld")) for block in old[:-1])
    page = (
        sign_in("bayern")
        .post(f"/vorschlaege/{proposal.reference}/word/", {"file": docx(ziffern=ziffern)})
        .content.decode()
    )
    told = re.findall(r"<li>(\S+ (?:Ziffer|Präambel).*?)</li>", page)
    assert told == ["In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt."]


def test_nothing_is_lost_where_somebody_else_saved_the_same_ziffer(sign_in, start, somebody):
    proposal, client = start(), sign_in("bayern")
    address = f"/vorschlaege/{proposal.reference}/word/"
    preview = client.post(address, {"file": docx(ziffern=((1, "Die IntMK stellt klar, dass Kurse fehlen."),))})
    theirs = tuple(
        replace(block, text=block.text.replace("fehlen", "ausfallen")) for block in proposal.text.read().blocks
    )
    revise(proposal, Draft(Text(proposal.title, theirs)), base=1, by=somebody("bayern"))
    response = client.post(address, shown(preview) | {"base": "1", "note": ""})
    assert (response.status_code, field(response, "base"), proposal.versions.count()) == (409, "2", 2)
    assert field(response, "ziffern") == "1. Die IntMK stellt klar, dass Kurse fehlen."


def test_text_that_lies_fixed_takes_no_file(sign_in, proposal_in):
    proposal = proposal_in("submitted")
    response = sign_in("bayern").post(f"/vorschlaege/{proposal.reference}/word/", {"file": docx()})
    assert FIXED.format("Eingereicht") in response.content.decode()
    assert proposal.versions.count() == 1


@pytest.mark.parametrize(
    ("name", "status"), [("sachsen", 404), ("hamburg", 404), ("geschaeftsstelle", 404), ("presse", 404)]
)
def test_idea_of_another_land_takes_no_file(sign_in, start, name, status):
    proposal = start()
    response = sign_in(name).post(f"/vorschlaege/{proposal.reference}/word/", {"file": docx()})
    assert (response.status_code, SECRET in response.content.decode()) == (status, False)


@pytest.mark.parametrize("name", ["geschaeftsstelle", "presse", "bund", "verwaltung"])
def test_who_starts_no_idea_reads_no_file(sign_in, conference, name):
    assert sign_in(name).get(NEW).status_code == 403


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Die Datei ist leer."),
        (b"%PDF-1.7", "Das ist eine PDF-Datei. Bitte laden Sie den Text als Word-Datei (.docx) hoch."),
        (
            b"PK\x03\x04kaputt",
            "Die Datei ist beschädigt und lässt sich nicht lesen. Bitte speichern Sie sie in Word neu.",
        ),
        (b"Nur Text", "Das ist keine Word-Datei (.docx). Bitte speichern Sie den Text in Word als .docx."),
    ],
)
def test_file_that_cannot_be_read_gets_a_sentence(sign_in, conference, data, sentence):
    response = sign_in("bayern").post(NEW, {"file": SimpleUploadedFile("Text.docx", data)})
    assert sentences(response) == [f"Word-Datei: {sentence}"]


def test_missing_file_gets_a_sentence(sign_in, conference):
    assert sentences(sign_in("bayern").post(NEW, {})) == ["Word-Datei: Bitte wählen Sie eine Datei aus."]
    assert sentences(sign_in("bayern").post(NEW, {"file": "kein Anhang"})) == [
        "Word-Datei: Bitte wählen Sie eine Datei aus."
    ]


def test_file_over_the_limit_is_not_kept(sign_in, conference, monkeypatch):
    """What comes behind the limit is read past; the file arrives empty, with its true size."""
    monkeypatch.setattr(uploads, "LIMIT", 1000)
    handler = uploads.SizeLimit(RequestFactory().post("/"))
    handler.new_file("file", "a.docx", "x", None)
    assert [handler.receive_data_chunk(b"x" * 600, at) for at in (0, 600)] == [b"x" * 600, None]
    assert (handler.file_complete(600).size, handler.file_complete(600).read()) == (1200, b"")


def test_51_megabytes_get_a_sentence(sign_in, conference):
    file = SimpleUploadedFile("Text.docx", b"PK" + bytes(uploads.LIMIT + 1))
    assert sentences(sign_in("bayern").post(NEW, {"file": file})) == [f"Word-Datei: {TOO_LARGE}"]


def test_long_title_is_told(sign_in, conference):
    response = sign_in("bayern").post(NEW, {"file": docx(title="Wort " * 80)})
    assert (LONG_TITLE in response.content.decode(), Proposal.objects.count()) == (True, 0)


def test_query_counts(sign_in, start, django_assert_num_queries):
    proposal, client = start(), sign_in("bayern")
    with django_assert_num_queries(7):
        client.post(NEW, {"file": docx()})
    with django_assert_num_queries(4):
        client.post(f"/vorschlaege/{proposal.reference}/word/", {"file": docx()})
