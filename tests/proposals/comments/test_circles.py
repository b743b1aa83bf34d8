"""Who reads a comment: each circle for each persona, and no way around."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import Appointment
from conferences.models import GroupMember
from intmk.refusal import Refused
from journal.models import Entry
from proposals.comments.commenting import open_counts
from proposals.models import Comment, Proposal
from tests.world import PERSONAS, appoint

SECRET = "Streuobstwiese"  # stands in the comment, and nowhere else
WHO = [name for name in PERSONAS if name != "verwaltung"]
ALL_LAENDER = {"bayern", "bayern_freigabe", "hamburg", "hamburg_freigabe", "sachsen", "stimmfuehrung"}
GROUP = {"bayern", "bayern_freigabe", "hamburg", "hamburg_freigabe"}
READERS = [  # state, circle, who writes, who reads
    ("tabled", "land", "hamburg", {"hamburg", "hamburg_freigabe"}),
    ("tabled", "land", "bayern", {"bayern", "bayern_freigabe"}),
    ("tabled", "land", "stimmfuehrung", {"sachsen", "stimmfuehrung"}),
    ("tabled", "group", "hamburg", GROUP | {"geschaeftsstelle"}),
    ("tabled", "group", "geschaeftsstelle", GROUP | {"geschaeftsstelle"}),
    ("tabled", "all", "sachsen", ALL_LAENDER | {"geschaeftsstelle"}),
    ("tabled", "all", "geschaeftsstelle", ALL_LAENDER | {"geschaeftsstelle"}),
    ("drafting", "all", "hamburg", GROUP | {"geschaeftsstelle"}),
    ("exchange", "all", "sachsen", ALL_LAENDER | {"geschaeftsstelle"}),
    ("idea", "all", "bayern", {"bayern", "bayern_freigabe"}),
]


def readers(comment, somebody) -> set[str]:
    proposal = Proposal.objects.get(pk=comment.proposal_id)
    return {name for name in WHO if proposal.may_be_seen_by(somebody(name)) and open_counts(proposal, somebody(name))}


@pytest.mark.parametrize(("state", "circle", "writer", "expected"), READERS)
def test_exactly_the_circle_reads(proposal_in, says, somebody, state, circle, writer, expected):
    proposal = proposal_in(state)
    proposal.open_to_guests(True, by=somebody("geschaeftsstelle")) if state == "tabled" else None
    assert readers(says(proposal, writer, circle, SECRET), somebody) == expected


@pytest.mark.parametrize(("state", "circle", "writer", "expected"), READERS)
def test_exactly_the_circle_finds_it_on_the_page(proposal_in, says, sign_in, state, circle, writer, expected):
    proposal = proposal_in(state)
    says(proposal, writer, circle, SECRET)
    url = f"{proposal.get_absolute_url()}kommentare/"
    assert {name for name in WHO if SECRET in sign_in(name).get(url).content.decode()} == expected


def test_what_was_said_while_drafting_stays_among_those_who_saw_it(proposal_in, says, somebody):
    proposal = proposal_in("drafting")
    says(proposal, "hamburg", "all", SECRET)
    proposal.move("submit", by=somebody("bayern_freigabe"))
    assert readers(Comment.objects.get(), somebody) == GROUP | {"geschaeftsstelle"}


def test_what_the_office_says_in_the_group_is_not_said_by_its_land(proposal_in, says, somebody):
    comment = says(proposal_in("tabled"), "geschaeftsstelle", "group")
    official = appoint("niedersachsen", "official", "NI")
    seen = [list(Comment.objects.seen_by(who, comment.proposal)) for who in (official, somebody("hamburg"))]
    assert seen == [[], [comment]]


def test_who_leaves_the_group_reads_no_more_of_it(proposal_in, says, somebody):
    proposal = proposal_in("tabled")
    says(proposal, "bayern", "group", SECRET)
    GroupMember.objects.filter(land="HH").delete()
    assert readers(Comment.objects.get(), somebody) == {"bayern", "bayern_freigabe", "geschaeftsstelle"}


def test_who_leaves_the_land_reads_no_more_of_it(proposal_in, says, somebody):
    says(proposal_in("tabled"), "hamburg", "land", SECRET)
    Appointment.objects.filter(user=somebody("hamburg")).update(land="SN")
    assert readers(Comment.objects.get(), somebody) == {"hamburg_freigabe"}


def test_a_land_comment_is_on_no_page_of_anybody_else(proposal_in, says, sign_in, somebody):
    proposal = proposal_in("tabled")
    block_id = proposal.text.blocks[0]["id"]
    comment = says(proposal, "hamburg", "land", SECRET, block_id)
    comment.reply(f"{SECRET} zwei", by=somebody("hamburg_freigabe"))
    url = proposal.get_absolute_url()
    pages = [
        *(url, f"{url}kommentare/", f"{url}position/", f"{url}fassungen/1/", f"{url}fassungen/1.docx"),
        *("/aufgaben/", "/vorschlaege/", "/vorschlaege/?q=Streuobst", "/vorschlaege/tafel/"),
        *("/konferenzen/20/tagesordnung/", "/mein-land/", "/beschluesse/?q=Streuobst"),
    ]
    for name in (*(set(WHO) - {"hamburg", "hamburg_freigabe"}), None):
        client = sign_in(name)
        assert [page for page in pages if SECRET in words(client.get(page))] == []
        page = client.get(url).content.decode()
        assert "offener Kommentar" not in page


def words(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            content = b"".join(file.read(name) for name in file.namelist())
    return content.decode(errors="replace")


def test_exports_of_the_own_land_carry_no_comment_either(proposal_in, says, sign_in):
    proposal = proposal_in("tabled")
    says(proposal, "hamburg", "land", SECRET, proposal.text.blocks[0]["id"])
    client, url = sign_in("hamburg"), proposal.get_absolute_url()
    for path in (url, f"{url}fassungen/1/", f"{url}fassungen/1.docx", "/vorschlaege/?q=Streuobst"):
        assert SECRET not in words(client.get(path))


def test_no_journal_and_no_search_knows_of_it(proposal_in, says):
    proposal = proposal_in("tabled")
    before = Entry.objects.count()
    says(proposal, "hamburg", "all", SECRET)
    assert Entry.objects.count() == before
    assert not Proposal.objects.filter(search__contains=SECRET.casefold()).exists()


@pytest.mark.parametrize("action", ["antworten", "erledigen", "zuruecknehmen"])
def test_an_unseen_comment_cannot_be_touched(proposal_in, says, sign_in, action):
    proposal = proposal_in("tabled")
    comment = says(proposal, "hamburg", "land", SECRET)
    url = f"{proposal.get_absolute_url()}kommentare/{comment.pk}/{action}/"
    found = {
        name: sign_in(name).post(url, {"text": "Doch.", "tun": "erledigt"}).status_code
        for name in ("sachsen", "bayern", "geschaeftsstelle")
    }
    assert found == {"sachsen": 404, "bayern": 404, "geschaeftsstelle": 404}
    assert Comment.objects.filter(resolved_at__isnull=True, withdrawn_at__isnull=True).count() == 1


def test_a_comment_is_found_only_beside_its_own_proposal(proposal_in, says, sign_in):
    comment, other = says(proposal_in("tabled"), "hamburg", "all", SECRET), proposal_in("tabled", title="Anderes")
    url = f"{other.get_absolute_url()}kommentare/{comment.pk}/erledigen/"
    assert sign_in("hamburg").post(url, {"tun": "erledigt"}).status_code == 404


@pytest.mark.parametrize(
    ("state", "name", "circle"),
    [("tabled", "sachsen", "group"), ("exchange", "bayern", "group"), ("tabled", "geschaeftsstelle", "land")],
)
def test_to_a_circle_one_is_not_in_one_does_not_write(proposal_in, says, state, name, circle):
    with pytest.raises(Refused, match="Diesem Kreis"):
        says(proposal_in(state), name, circle)


@pytest.mark.parametrize(
    ("name", "expected"), [("presse", [403, 404]), ("bund", [404, 403]), ("verwaltung", [404, 404])]
)
def test_who_does_not_negotiate_writes_nothing(proposal_in, says, somebody, sign_in, name, expected):
    proposal = proposal_in("adopted")
    proposal_open = proposal_in("tabled", title="Offen")
    proposal_open.open_to_guests(True, by=somebody("geschaeftsstelle"))
    with pytest.raises(PermissionDenied):
        says(proposal_open, name, "all")
    pages = [f"{each.get_absolute_url()}kommentare/" for each in (proposal, proposal_open)]
    assert [sign_in(name).get(page).status_code for page in pages] == expected


def test_replies_are_read_by_those_who_read_the_comment(proposal_in, says, somebody, sign_in):
    proposal = proposal_in("tabled")
    comment = says(proposal, "bayern", "group")
    answer = comment.reply(SECRET, by=somebody("geschaeftsstelle"))
    assert (answer.circle, answer.audience, answer.parent, answer.by_office) == ("group", "tabled", comment, True)
    url = f"{proposal.get_absolute_url()}kommentare/"
    assert {name for name in WHO if SECRET in sign_in(name).get(url).content.decode()} == GROUP | {"geschaeftsstelle"}
    with pytest.raises(PermissionDenied):
        comment.reply("Ich auch.", by=somebody("sachsen"))
