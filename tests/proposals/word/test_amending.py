"""An amendment comes as Word and goes as PDF or Word alone."""

from io import BytesIO

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from documents.docx.writing import redline_docx, text_docx
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentRound, AmendmentSponsor, Proposal, WorkingCopy
from proposals.word.amending import KEPT_TITLE, OURS, TEXTS, completed, whose
from proposals.word.papers import Motion, Signature, amended_paper, text_paper
from tests.proposals.pages import field, said
from tests.world import NOW, SECRET, appoint
from text.blocks import Kind, build
from text.parse import keep_ids, parse
from text.text import Text

ZIFFERN = (
    "1. Die IntMK stellt fest, dass Kurse fehlen.\n2. Sie bittet um Mittel.\n   a) für Kurse,\n   b) für Beratung."
)
BASE = Text("Kurse sichern", build(["Vorweg."], [(1, "Eins."), (1, "Zwei.")], ["Weil es nötig ist."]))


@pytest.fixture
def tabled(proposal_in):
    return proposal_in("tabled", ziffern=ZIFFERN)


@pytest.fixture
def url(tabled):
    return lambda name, *args: reverse(f"proposals:{name}", args=[tabled.reference, *args])


def changed(proposal, *changes, title=None) -> Text:
    ziffern = ZIFFERN
    for old, new in changes:
        ziffern = ziffern.replace(old, new)
    return Text(
        title or proposal.text.title, keep_ids(proposal.text.read().blocks, parse("", ziffern, "Weil es nötig ist."))
    )


def upload(content, **more):
    return {"file": SimpleUploadedFile("Antrag.docx", content), "base": "1"} | more


def taken_over(client, address, response):
    form = response.context["form"]
    names = ("title", "preamble", "ziffern", "rationale", "seen", "base", "whose")
    return client.post(address, {name: form[name].value() or "" for name in names})


def file(text, tabled):
    """The text as Word writes it: that of the proposal with other words."""

    class Version:
        title, saved_at = text.title, NOW

        @staticmethod
        def read():
            return text

        def __str__(self):
            return "Fassung 1"

    return text_docx(text_paper(tabled, Version()))


def test_a_file_becomes_a_draft_and_the_draft_an_amendment(sign_in, tabled, url):
    hamburg, wanted = sign_in("hamburg"), changed(tabled, ("um Mittel", "um Geld"))
    response = hamburg.post(url("amend_word"), upload(file(wanted, tabled)))
    page = response.content.decode()
    assert "So wurde gelesen" in page
    assert "In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt." in page
    assert (WorkingCopy.objects.count(), Amendment.objects.count()) == (0, 0)
    response = taken_over(hamburg, url("amend_word"), response)
    assert response.url == f"{url('amend')}#vorschau"
    copy = WorkingCopy.objects.get()
    assert (copy.purpose, copy.read(), copy.reason) == ("amendment", wanted, "")
    assert "In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt." in hamburg.get(url("amend")).content.decode()


def test_tracked_changes_count(sign_in, tabled, url):
    wanted = changed(tabled, ("   a) für Kurse,\n", ""), ("2. Sie", "2. Die Länder danken.\n3. Sie"))
    operations = tabled.text.read().operations_to(wanted)
    motion = Motion("Ä1", tabled.text.read(), operations, Signature("Hamburg", NOW))
    content = redline_docx(amended_paper(tabled, tabled.text, [motion]))
    response = sign_in("hamburg").post(url("amend_word"), upload(content))
    assert response.context["redline"].sentences == (
        "Nach Ziffer 1 wird eingefügt: ‚Die Länder danken.‘",
        "Ziffer 2 Buchstabe a wird gestrichen.",
    )


def test_a_file_on_an_older_version_stays_on_it(sign_in, tabled, url, somebody):
    old = changed(tabled, ("um Mittel", "um Geld"))
    tabled.add_version(changed(tabled, ("Kurse fehlen", "Plätze fehlen")), note="", by=somebody("bayern"), land_id="BY")
    hamburg = sign_in("hamburg")
    response = hamburg.post(url("amend_word"), upload(file(old, tabled)))
    taken_over(hamburg, url("amend_word"), response)
    assert WorkingCopy.objects.get().base.number == 1
    assert response.context["redline"].sentences == ("In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.",)


def test_a_draft_that_lies_there_is_told_before_it_goes(sign_in, tabled, url):
    hamburg, content = sign_in("hamburg"), file(changed(tabled, ("um Mittel", "um Geld")), tabled)
    taken_over(hamburg, url("amend_word"), hamburg.post(url("amend_word"), upload(content)))
    assert "Sie haben schon einen Entwurf" in hamburg.post(url("amend_word"), upload(content)).content.decode()


def test_a_file_can_be_taken_another_way(sign_in, tabled, url):
    hamburg = sign_in("hamburg")
    read = hamburg.post(url("amend_word"), upload(file(changed(tabled), tabled))).context["reading"]
    response = hamburg.post(url("amend_word"), dict(read.sent) | {"take": "preamble"})
    assert (response.status_code, field(response, "ziffern")) == (200, "")


def test_no_file_is_read_where_no_amendment_is_possible(sign_in, tabled, url, somebody):
    tabled.move("withdraw", by=somebody("bayern_freigabe"), reason="Erledigt.")
    assert sign_in("hamburg").get(url("amend_word")).url == url("amend")


@pytest.mark.parametrize(
    ("read", "told", "parts"),
    [
        (Text("", BASE.blocks), [KEPT_TITLE], ["preamble", "ziffer", "ziffer", "rationale"]),
        (
            Text("Neu", build([], [(1, "Eins.")], [])),
            [
                "Die Datei hat keine Präambel; die des Textes bleibt stehen.",
                "Die Datei hat keine Begründung; die des Textes bleibt stehen.",
            ],
            ["preamble", "ziffer", "rationale"],
        ),
        (Text("Neu", build(["Anders."], [(1, "Eins.")], ["Darum."])), [], ["preamble", "ziffer", "rationale"]),
    ],
)
def test_parts_that_a_file_leaves_out_stay(read, told, parts):
    text, said_ = completed(BASE, read)
    assert (said_, [block.kind for block in text.blocks]) == (told, [Kind(part) for part in parts])


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        (["Weil es nötig ist."], TEXTS),
        (["Weil es sehr nötig ist."], TEXTS),
        (["Hamburg braucht es."], OURS),
        ([], OURS),
    ],
)
def test_whose_reasons_a_file_brings(reasons, expected):
    assert whose(BASE, Text("Kurse sichern", build([], [(1, "Eins.")], reasons))) == expected


def test_reasons_of_the_land_become_those_of_the_amendment(sign_in, tabled, url):
    text = changed(tabled, ("um Mittel", "um Geld"))
    blocks = build([], [(b.level, b.text) for b in text.blocks if b.kind is Kind.ZIFFER], ["Hamburg braucht es."])
    hamburg = sign_in("hamburg")
    response = hamburg.post(url("amend_word"), upload(file(Text(text.title, blocks), tabled)))
    taken_over(hamburg, url("amend_word"), response)
    copy = WorkingCopy.objects.get()
    assert (copy.reason, copy.read()) == ("Hamburg braucht es.", text)


@pytest.fixture
def amendment(tabled, somebody):
    text = changed(tabled, ("um Mittel", "um Geld"), title="Kurse retten")
    amendment = Amendment.file(tabled, Wish(text, "Weil es fehlt."), base=1, by=somebody("hamburg"))
    AmendmentSponsor.join(amendment, by=somebody("sachsen"))
    return amendment


def test_an_amendment_goes_as_word_alone(sign_in, amendment, url):
    response = sign_in("stimmfuehrung").get(url("amendment_docx", 1))
    told = [paragraph.text for paragraph in Document(BytesIO(response.content)).paragraphs]
    assert response["Content-Disposition"] == 'attachment; filename="IntMK-20-2025-001-Aenderungsantrag-1.docx"'
    assert told[0] == "Änderungsantrag Ä1"
    assert told[2:7] == [
        "Länder: Hamburg, Sachsen",
        f"Vorschlag: 2025-001 Kurse sichern {SECRET}",
        "Fassung: zu Fassung 1",
        "Eingebracht: 24. März 2025",
        "Stand: Offen",
    ]
    assert told[-3:] == ["In Ziffer 2 wird ‚Mittel‘ durch ‚Geld‘ ersetzt.", "Begründung des Antrags:", "Weil es fehlt."]


def test_an_amendment_goes_as_pdf_alone(sign_in, amendment, url):
    content = sign_in("stimmfuehrung").get(url("amendment_pdf", 1)).content
    words = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    said_ = (
        "Änderungsantrag Ä1",
        "Hamburg, Sachsen",
        "2025-001",
        "Ziffer 2",
        "‚Mittel‘ durch ‚Geld‘",
        "Weil es fehlt.",
    )
    assert [each for each in said_ if each not in words] == []


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_who_does_not_see_an_amendment_gets_no_file_of_it(sign_in, proposal_in, somebody, ending):
    proposal = proposal_in("drafting", ziffern=ZIFFERN)
    wish = Wish(Text(f"Kurse {SECRET}", proposal.text.read().blocks))
    Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    proposal = Proposal.objects.get(pk=proposal.pk)
    address = reverse(f"proposals:amendment_{ending}", args=[proposal.reference, 1])
    assert [sign_in(who).get(address).status_code for who in ("sachsen", "presse", "bund")] == [404, 404, 404]
    assert sign_in("bayern").get(address).status_code == 200


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_an_amendment_of_the_working_group_stays_there(sign_in, proposal_in, somebody, ending):
    proposal = proposal_in("drafting", ziffern=ZIFFERN)
    wish = Wish(Text(f"Kurse {SECRET}", proposal.text.read().blocks))
    Amendment.file(proposal, wish, base=1, by=somebody("hamburg"))
    submitted = {"submitted_text": proposal.text, "submitted_at": NOW}
    Proposal.objects.filter(pk=proposal.pk).update(state="admitted", audience="admitted", **submitted)
    address = reverse(f"proposals:amendment_{ending}", args=[proposal.reference, 1])
    assert [sign_in(who).get(address).status_code for who in ("sachsen", "hamburg")] == [404, 200]


@pytest.mark.parametrize("count", [1, 3])
def test_a_file_costs_the_same(sign_in, amendment, url, django_assert_num_queries, count):
    for code in ("HE", "HB")[: count - 1]:
        AmendmentSponsor.join(amendment, by=appoint(f"person_{code}", "official", code))
    client = sign_in("stimmfuehrung")
    client.get(url("amendment_docx", 1))
    with django_assert_num_queries(6):
        client.get(url("amendment_docx", 1))


def test_joint_amendments_sign_with_all_their_laender(sign_in, amendment, url, somebody):
    page = sign_in("bayern").get(url("amendments")).content.decode()
    assert "Ä1, Hamburg, Sachsen</label>" in page
    content = sign_in("bayern").get(url("version_docx", 1), {"aenderung": "1"}).content
    xml = Document(BytesIO(content)).element.xml
    assert 'w:author="Hamburg, Sachsen"' in xml
    office = somebody("geschaeftsstelle")
    AmendmentRound.advise(amendment, "reject", by=office, reason="Siehe Ziffer 1.")
    assert "Der Antrag von Hamburg, Sachsen" in sign_in("bayern").get(url("amendment_advise", 1)).content.decode()
    assert said(sign_in("bayern").post(url("amendment_publish", 1))) == [
        "Alle Länder lesen jetzt die Empfehlung zum Antrag von Hamburg, Sachsen."
    ]
