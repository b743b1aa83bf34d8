"""Files beside a proposal: who opens which, how they are served, replaced and taken back."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection

from accounts.models import User
from intmk.refusal import Refused
from journal.models import Entry
from proposals.attachments.content import Content
from proposals.attachments.models import Filing
from proposals.models import Attachment, Position, Proposal
from tests.proposals.attachments.files import PDF
from tests.proposals.pages import said, sentences
from tests.world import NOW, SECRET

LEVELS = ("land", "group", "laender")


def filing(title=f"Anlage {SECRET}", access="laender", data=PDF):
    return Filing(title, "annex", access, "Anlage.pdf", Content("application/pdf", "pdf"), data)


def page(proposal, *parts):
    return "/".join([f"/vorschlaege/{proposal.reference}/anlagen", *map(str, parts), ""])


def upload(**fields):
    file = SimpleUploadedFile(fields.pop("name", "Gutachten.html"), fields.pop("data", PDF), content_type="text/html")
    return {"title": "Gutachten", "kind": "opinion", "access": "laender", "file": file} | fields


@pytest.fixture
def tabled(proposal_in, somebody):
    """A tabled proposal, open to the Bund, with a file of Bayern on each level of access."""
    proposal = proposal_in("tabled")
    proposal.open_to_guests(True, by=somebody("geschaeftsstelle"))
    for access in LEVELS:
        Attachment.add(proposal, filing(f"{access} {SECRET}", access), by=somebody("bayern"))
    return proposal


@pytest.mark.parametrize(
    ("name", "opened"),
    [
        ("bayern", LEVELS),
        ("bayern_freigabe", LEVELS),
        ("hamburg", LEVELS[1:]),
        ("sachsen", LEVELS[2:]),
        ("stimmfuehrung", LEVELS[2:]),
        ("geschaeftsstelle", LEVELS[1:]),
        ("presse", ()),
        ("bund", ()),
        ("geschaeftsstelle_nw", ()),
        ("verwaltung", ()),
        (None, ()),
    ],
)
def test_each_level_opens_to_its_people_only(sign_in, tabled, name, opened):
    client = sign_in(name)
    answers = {a.access: client.get(page(tabled, a.token)).status_code for a in tabled.attachments.all()}
    assert {access for access, status in answers.items() if status == 200} == set(opened)
    listed = client.get(page(tabled)).content.decode() + client.get(tabled.get_absolute_url()).content.decode()
    assert {access for access in LEVELS if f"{access} {SECRET}" in listed} == set(opened)


def test_co_sponsor_opens_what_the_group_opens(tabled, somebody):
    Position.take(tabled, "co_sponsor", by=somebody("sachsen"))
    proposal = Proposal.objects.get()
    assert Attachment.objects.visible_to(somebody("sachsen"), proposal).count() == 2


def test_internal_files_leave_no_trace_in_the_history(tabled):
    told = [entry.says for entry in Entry.objects.about(tabled) if "Anlage" in entry.says]
    assert told == ["hat eine Anlage hinzugefügt."]


def test_office_and_the_ministry_of_the_chair_land_keep_their_own(tabled, somebody):
    Attachment.add(tabled, filing("Vermerk", "land"), by=somebody("geschaeftsstelle"))
    ministry = User.objects.create_user("ni@example.org", name="Ni")
    ministry.appointments.create(role="official", land_id="NI", starts_on=NOW.date() - timedelta(1))
    seen = {
        who: set(Attachment.objects.visible_to(who, tabled).values_list("title", flat=True))
        for who in (ministry, somebody("geschaeftsstelle"))
    }
    assert ["Vermerk" in titles for titles in seen.values()] == [False, True]


def test_file_is_saved_not_shown(sign_in, tabled):
    attachment = tabled.attachments.get(access="laender")
    response = sign_in("sachsen").get(page(tabled, attachment.token))
    assert (response.content, response.headers["Content-Type"]) == (PDF, "application/pdf")
    assert response.headers["Content-Disposition"] == 'attachment; filename="Anlage.pdf"'
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_file_of_another_proposal_is_not_found_under_this_one(sign_in, tabled, proposal_in):
    other, token = proposal_in("tabled"), tabled.attachments.get(access="laender").token
    assert sign_in("sachsen").get(page(other, token)).status_code == 404


def test_upload_is_what_it_is_not_what_it_says(sign_in, proposal_in):
    proposal = proposal_in("tabled")
    response = sign_in("sachsen").post(page(proposal), upload())
    attachment = Attachment.objects.get()
    assert said(response) == ["„Gutachten“ ist angehängt. Zugang: Alle Länder."]
    assert (attachment.file_name, attachment.content_type, attachment.land_id, attachment.size) == (
        "Gutachten.pdf",
        "application/pdf",
        "SN",
        len(PDF),
    )


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"data": b"<svg/>"}, "Datei"),
        ({"data": b"MZ\x90\x00"}, "Datei"),
        ({"data": b""}, "Datei"),
        ({"data": b"%PDF-" + bytes(20 * 1024 * 1024)}, "Datei"),
        ({"file": ""}, "Datei"),
        ({"title": "\u200b"}, "Titel"),
        ({"access": "public"}, "Wer die Datei öffnen darf"),
        ({"kind": "x"}, "Art"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_stored(sign_in, proposal_in, fields, named):
    response = sign_in("bayern").post(page(proposal_in("tabled")), upload(**fields))
    assert ([sentence.split(":")[0] for sentence in sentences(response)], Attachment.objects.count()) == ([named], 0)


@pytest.mark.parametrize(("name", "status"), [("presse", 404), ("bund", 403), ("geschaeftsstelle_nw", 404)])
def test_others_attach_nothing(sign_in, tabled, name, status):
    assert (sign_in(name).post(page(tabled), upload()).status_code, Attachment.objects.count()) == (status, 3)


def test_nothing_is_attached_to_what_is_decided(sign_in, proposal_in):
    proposal = proposal_in("adopted")
    response = sign_in("bayern").post(page(proposal), upload())
    fixed = "Der Vorschlag hat den Stand „Beschlossen“; Anlagen ändern sich nicht mehr."
    assert (sentences(response), Attachment.objects.count()) == ([fixed], 0)


def test_same_file_twice_is_one(proposal_in, somebody):
    proposal = proposal_in("tabled")
    pair = [Attachment.add(proposal, filing(), by=somebody("bayern")) for _ in range(2)]
    assert (pair[0], Attachment.objects.count()) == (pair[1], 1)


def test_replaced_file_stays_as_an_earlier_version(sign_in, tabled):
    old = tabled.attachments.get(access="laender")
    response = sign_in("bayern").post(page(tabled, old.token, "ersetzen"), upload(title="Neu", data=b"Text"))
    assert said(response)[-1] == "„Neu“ ist ersetzt, jetzt Fassung 2."
    versions = tabled.attachments.filter(number=old.number).order_by("version")
    assert [(a.version, a.is_current, bytes(a.data)) for a in versions] == [(1, False, PDF), (2, True, b"Text")]
    assert sign_in("sachsen").get(page(tabled, old.token)).status_code == 200
    again = sign_in("bayern").post(page(tabled, old.token, "ersetzen"), upload())
    assert sentences(again) == [
        "Diese Datei ist inzwischen ersetzt oder zurückgenommen. Bitte laden Sie die Seite neu."
    ]


def test_withdrawn_file_opens_to_the_own_land_only(sign_in, tabled):
    attachment = tabled.attachments.get(access="laender")
    address = page(tabled, attachment.token)
    assert said(sign_in("bayern").post(f"{address}zuruecknehmen/")) == ["Die Datei ist zurückgenommen."]
    assert said(sign_in("bayern").post(f"{address}zuruecknehmen/"))[-1] == "Sie war schon zurückgenommen."
    assert [sign_in(name).get(address).status_code for name in ("bayern", "sachsen", "geschaeftsstelle")] == [
        200,
        404,
        404,
    ]


@pytest.mark.parametrize("name", ["sachsen", "hamburg", "geschaeftsstelle"])
def test_only_the_own_land_replaces_and_withdraws(sign_in, somebody, tabled, name):
    attachment = tabled.attachments.get(access="laender")
    answers = [
        sign_in(name).post(page(tabled, attachment.token, "ersetzen"), upload()).status_code,
        sign_in(name).post(page(tabled, attachment.token, "zuruecknehmen")).status_code,
    ]
    with pytest.raises(PermissionDenied):
        attachment.withdraw(by=somebody(name))
    assert (answers, tabled.attachments.filter(is_current=True, withdrawn_at=None).count()) == ([404, 404], 3)


@pytest.mark.django_db(transaction=True)
def test_two_replacements_at_once_are_one(proposal_in, somebody):
    attachment = Attachment.add(proposal_in("tabled"), filing(), by=somebody("bayern"))
    barrier, outcomes = Barrier(2), []

    def replace(data):
        try:
            person = User.objects.get(email="bayern@example.org")
            barrier.wait()
            outcomes.append(attachment.replace(filing(data=data), by=person).version)
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=replace, args=(data,)) for data in (b"eins", b"zwei")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(outcomes, key=str), Attachment.objects.filter(is_current=True).count()) == ([2, "refused"], 1)


@pytest.mark.parametrize(
    "columns", [{"size": 0}, {"access": "public"}, {"title": ""}, {"kind": ""}, {"number": 1, "version": 1}]
)
def test_database_refuses_what_must_not_be(tabled, columns):
    with pytest.raises(IntegrityError):
        tabled.attachments.filter(access__in=LEVELS[1:]).update(**columns)


@pytest.mark.parametrize("count", [1, 3])
def test_list_does_not_grow_and_never_reads_the_files(sign_in, proposal_in, somebody, django_assert_num_queries, count):
    proposal = proposal_in("tabled")
    for number in range(count):
        Attachment.add(proposal, filing(f"Nr. {number}"), by=somebody("bayern"))
    client = sign_in("sachsen")
    with django_assert_num_queries(5) as captured:
        client.get(page(proposal))
    assert [query for query in captured if '"data"' in query["sql"]] == []


def test_a_guest_who_reads_the_proposal_is_given_no_file_even_past_the_door(tabled, somebody):
    assert tabled.may_be_seen_by(somebody("bund"))
    assert list(Attachment.objects.visible_to(somebody("bund"), tabled)) == []
