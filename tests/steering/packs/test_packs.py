"""A pack holds what its reader may read, is made step by step, and never gives out what she may not read any more."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pdfua
import pypdf
import pytest
from docx import Document
from lxml import html

from accounts.models import Appointment
from conferences.models import AgendaItem
from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.models import Attachment, Proposal
from steering.models import Pack, PackPart
from steering.packs.making import SLICE
from tests.proposals.amendments.behind import behind as amended
from tests.together import signed_in
from tests.world import NOW

URL = "/konferenzen/20/tagesordnung/mappen/"


@pytest.fixture
def meeting(conference):
    return conference.meetings.get(kind="main")


@pytest.fixture
def order(meeting):
    """`order(client)`: the address of a pack of everything, or of what is said."""

    def ordered(client, **values):
        typed = {"meeting": meeting.pk, "holds": "texts", "land": "", "form": "pdf"} | values
        return client.post(URL, typed)["Location"]

    return ordered


def make(client, pack, most=20) -> int:
    """Press „Weiter“ until the pack is there; how often."""
    for times in range(most):
        if "Mappe herunterladen" in client.get(pack).text:
            return times
        assert client.post(f"{pack}weiter/").status_code == 302
    raise AssertionError("never made")


def file_of(client, pack) -> bytes:
    make(client, pack)
    response = client.get(f"{pack}datei/")
    return b"".join(response.streaming_content) if response.streaming else response.content


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages).split())


def bookmarks(pdf: bytes) -> list[str]:
    return [each["/Title"] for each in pypdf.PdfReader(BytesIO(pdf)).outline if isinstance(each, dict)]


def attach(proposal, somebody, who="hamburg", access="laender", title="Zahlen"):
    filing = Filing(title, "annex", access, f"{title}.txt", Content("text/plain; charset=utf-8", "txt"), b"1,2,3")
    return Attachment.add(Proposal.objects.get(pk=proposal.pk), filing, by=somebody(who))


def test_pdf_holds_agenda_texts_synopsis_and_names_of_files_with_bookmarks(sign_in, proposal_in, somebody, order):
    one, other = proposal_in("tabled", title="Kurse sichern"), proposal_in("tabled", title="Betreuung sichern")
    amended(one, somebody)
    attach(other, somebody)
    client = sign_in("sachsen")
    pdf = file_of(client, order(client))
    titles = {p.title: f"{p.agenda_item} – {p.title}" for p in (one, other)}
    assert sorted(bookmarks(pdf)[1:]) == sorted(titles.values())
    assert bookmarks(pdf)[0] == "Tagesordnung: Hauptkonferenz"
    text = words(pdf)
    told = ("Die IntMK stellt fest, dass Kurse fehlen.", "Synopse der Änderungsanträge:", "Zahlen (Anlage, Hamburg)")
    assert [each for each in told if each not in text] == []
    assert list(pdfua.validate(BytesIO(pdf)).findings) == []


def test_word_file_says_the_same_with_an_outline(sign_in, proposal_in, somebody, order):
    proposal = proposal_in("tabled", title="Kurse sichern")
    amended(proposal, somebody)
    attach(proposal, somebody)
    client = sign_in("sachsen")
    document = Document(BytesIO(file_of(client, order(client, form="docx"))))
    found = [(each.style.style_id, each.text) for each in document.paragraphs]
    for expected in (
        ("Title", "Tagesordnung: Hauptkonferenz"),
        ("Heading1", f"{proposal.agenda_item} Kurse sichern"),
        ("Title", f"{proposal.agenda_item} – Kurse sichern"),
        ("Normal", "1.\tDie IntMK stellt fest, dass Kurse fehlen."),
        ("Heading1", "Synopse der Änderungsanträge:"),
        ("Heading1", "Anlagen:"),
    ):
        assert expected in found
    assert len(document.tables) == 1


def test_archive_holds_a_folder_for_each_with_the_files_themselves(sign_in, proposal_in, somebody, order):
    proposal = proposal_in("tabled", title="Kurse sichern")
    amended(proposal, somebody)
    attach(proposal, somebody)
    client = sign_in("sachsen")
    with zipfile.ZipFile(BytesIO(file_of(client, order(client, form="zip")))) as archive:
        folder = f"TOP-{proposal.agenda_item.number}-{proposal.reference}"
        assert archive.namelist() == [
            "Tagesordnung.pdf",
            *(f"{folder}/{name}" for name in ("Text.pdf", "Synopse.pdf", "Anlage-1-Zahlen.txt")),
        ]
        assert archive.read(f"{folder}/Anlage-1-Zahlen.txt") == b"1,2,3"
        assert "Die IntMK stellt fest" in words(archive.read(f"{folder}/Text.pdf"))


def test_agenda_alone_needs_no_text(sign_in, proposal_in, order):
    proposal_in("tabled", title="Kurse sichern")
    client = sign_in("sachsen")
    pdf = file_of(client, order(client, holds="agenda"))
    assert (bookmarks(pdf), "stellt fest" in words(pdf)) == (["Tagesordnung: Hauptkonferenz"], False)


def test_own_matters_are_those_a_land_leads_or_brings_in(sign_in, proposal_in, order):
    proposal_in("tabled", title="Kurse sichern")
    client = sign_in("bayern")
    found = {land: len(bookmarks(file_of(client, order(client, land=land)))) for land in ("BY", "SN")}
    assert found == {"BY": 2, "SN": 1}


def test_progress_is_shown_and_needs_no_script(sign_in, proposal_in, order):
    for place in range(SLICE + 1):
        proposal_in("tabled", title=f"Kurse {place}")
    client = sign_in("sachsen")
    pack, told = order(client), []
    for _ in range(4):
        page = html.fromstring(client.get(pack).content).xpath("//section[@id='mappe']")[0]
        told.append(" ".join(page.xpath("./p[1]")[0].text_content().split())[:30])
        client.post(f"{pack}weiter/")
    assert told == [
        "0 von 6 Vorgängen",
        "5 von 6 Vorgängen",
        "Alles beisammen; die Datei wir",
        "Fertig: 6 Vorgänge. Ändert sic",
    ]


def test_a_fragment_goes_on_by_itself_until_the_pack_is_there(sign_in, proposal_in, order):
    proposal_in("tabled")
    client = sign_in("sachsen")
    pack = order(client)
    parts = [client.post(f"{pack}weiter/", headers={"HX-Request": "true"}).text for _ in range(2)]
    assert ["hx-post" in part for part in parts] == [True, False]


def test_an_item_that_is_withdrawn_or_a_file_taken_back_never_comes_out(sign_in, proposal_in, somebody, order):
    proposal = proposal_in("tabled", title="Kurse sichern")
    file = attach(proposal, somebody)
    client = sign_in("sachsen")
    pack = order(client)
    assert "Zahlen.txt" in words(file_of(client, pack))
    file.withdraw(by=somebody("hamburg"))
    assert client.get(f"{pack}datei/")["Location"] == pack
    assert "0 von 1 Vorgängen" in client.get(pack).text
    assert "Zahlen.txt" not in words(file_of(client, pack))
    Proposal.objects.get(pk=proposal.pk).move("withdraw", by=somebody("bayern_freigabe"), reason="Erledigt.")
    assert client.get(f"{pack}datei/")["Location"] == pack
    assert bookmarks(file_of(client, pack)) == ["Tagesordnung: Hauptkonferenz"]
    assert PackPart.objects.count() == 0


def test_files_of_a_group_go_only_to_those_who_may_open_them(sign_in, proposal_in, somebody, order):
    attach(proposal_in("tabled"), somebody, access="group", title="Vermerk")
    told = {}
    for who in ("sachsen", "bayern"):
        client = sign_in(who)
        told[who] = "Vermerk" in words(file_of(client, order(client)))
    assert told == {"sachsen": False, "bayern": True}


def test_who_has_another_office_now_gets_nothing_of_before(sign_in, proposal_in, somebody, order):
    proposal_in("tabled")
    client = sign_in("hamburg")
    pack = order(client)
    file_of(client, pack)
    Appointment.objects.filter(user=somebody("hamburg")).update(land="SN")
    assert client.get(f"{pack}datei/")["Location"] == pack
    Appointment.objects.filter(user=somebody("hamburg")).delete()
    assert client.get(f"{pack}datei/").status_code == 403


def test_a_new_amendment_makes_only_its_own_part_anew(sign_in, proposal_in, somebody, order):
    one, other = proposal_in("tabled"), proposal_in("tabled")
    client = sign_in("sachsen")
    pack = order(client)
    make(client, pack)
    parts = dict(PackPart.objects.values_list("proposal", "pk"))
    amended(one, somebody)
    assert "1 von 2 Vorgängen" in client.get(pack).text
    assert "Synopse der Änderungsanträge:" in words(file_of(client, pack))
    assert PackPart.objects.get(proposal=other).pk == parts[other.pk]


def test_a_pack_is_for_one_person_and_a_day(sign_in, proposal_in, order, stopped_clock):
    proposal_in("tabled")
    client = sign_in("sachsen")
    pack = order(client)
    assert order(client) == pack
    assert [sign_in(who).get(pack).status_code for who in ("hamburg", "geschaeftsstelle", "bund")] == [404, 404, 403]
    stopped_clock(NOW + timedelta(days=1, minutes=1))
    order(sign_in("hamburg"))
    assert [each.by.name for each in Pack.objects.all()] == ["Hamburg"]


@pytest.mark.parametrize("typed", [{}, {"meeting": "99"}, {"form": "exe"}, {"land": "XX"}, {"holds": "alles"}])
def test_what_no_form_sends_is_no_pack(sign_in, meeting, typed):
    sent = {"meeting": meeting.pk, "holds": "texts", "land": "", "form": "pdf"} | typed if typed else {}
    assert sign_in("sachsen").post(URL, sent).status_code == 200
    assert Pack.objects.count() == 0


@pytest.mark.parametrize("tops", [10, 60])
def test_looking_how_far_it_is_costs_the_same_for_ten_and_sixty_tops(
    sign_in, proposal_in, meeting, order, django_assert_num_queries, tops
):
    proposal_in("tabled")
    for number in range(1, tops):
        AgendaItem.place(meeting, f"A{number}", "Bericht", kind="report")
    client = sign_in("sachsen")
    pack = order(client)
    make(client, pack)
    for url, number in ((pack, 11), (f"{pack}datei/", 10), (URL, 6)):
        with django_assert_num_queries(number):
            assert client.get(url).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_go_on_at_once_make_each_part_once(together, world, meeting, order):
    for place in range(3):
        world.proposal_in("tabled", title=f"Kurse {place}")
    clients = [signed_in(world.somebody("sachsen")) for _ in (1, 2)]
    pack = order(clients[0])
    told = together(*(lambda c=c: c.post(f"{pack}weiter/").status_code for c in clients))
    assert (told, PackPart.objects.count(), Pack.objects.get().data is not None) == ([302, 302], 3, True)
