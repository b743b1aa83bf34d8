"""Writing, answering, settling and taking back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from lxml import html

from intmk.refusal import Refused
from proposals.comments.commenting import open_counts, places_of
from proposals.models import Comment, Proposal
from proposals.versions.saving import Draft, revise
from tests.proposals.pages import said, sentences
from text.text import Text


@pytest.fixture
def form():
    return {"text": "Bitte genauer.", "circle": "all", "block_id": ""}


def test_the_form_stands_on_own_land_and_says_who_reads(proposal_in, sign_in):
    page = sign_in("hamburg").get(f"{proposal_in('drafting').get_absolute_url()}kommentare/").content.decode()
    assert html.fromstring(page).xpath("//input[@name='circle'][@checked]/@value") == ["land"]
    assert "Nur Hamburg: wer für Ihr Land handelt. Kein anderes Land, nicht die Geschäftsstelle." in page
    assert "Arbeitsgruppe: Bayern, Hamburg und die Geschäftsstelle lesen mit." in page


def test_a_comment_stands_at_its_ziffer(proposal_in, sign_in, form):
    proposal = proposal_in("exchange")
    block_id = proposal.text.blocks[1]["id"]
    client = sign_in("hamburg")
    response = client.post(f"{proposal.get_absolute_url()}kommentare/", form | {"block_id": block_id})
    comment = Comment.objects.get()
    assert response.url == f"{proposal.get_absolute_url()}kommentare/#k-{comment.pk}"
    assert said(response) == ["Ihr Kommentar ist gespeichert. Wer mitliest: Alle Länder."]
    [place] = [p for p in places_of(proposal, comment.by) if p.threads]
    assert (place.id, place.label) == (block_id, "2.")
    assert "1 offener Kommentar" in client.get(proposal.get_absolute_url()).content.decode()


def test_the_link_at_a_ziffer_chooses_it(proposal_in, sign_in):
    proposal = proposal_in("exchange")
    block_id = proposal.text.blocks[1]["id"]
    page = sign_in("hamburg").get(f"{proposal.get_absolute_url()}kommentare/?zu={block_id}").content.decode()
    assert f'<option value="{block_id}" selected>' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": " \u200b "}, "Kommentar: Diese Angabe fehlt."),
        (
            {"text": "x" * 4001},
            "Kommentar: Bitte sicherstellen, dass der Wert aus höchstens 4000 Zeichen besteht. "
            "(Er besteht aus 4001 Zeichen.)",
        ),
    ],
)
def test_bad_words_stay_in_the_form(proposal_in, sign_in, form, wrong, sentence):
    response = sign_in("hamburg").post(f"{proposal_in('exchange').get_absolute_url()}kommentare/", form | wrong)
    assert (response.status_code, sentences(response)) == (200, [sentence])
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"circle": "welt"}, {"circle": "group"}, {"block_id": "nirgends"}])
def test_what_the_form_does_not_offer_is_refused(proposal_in, sign_in, form, wrong):
    response = sign_in("sachsen").post(f"{proposal_in('exchange').get_absolute_url()}kommentare/", form | wrong)
    assert (response.status_code, Comment.objects.count()) == (200, 0)


def test_html_is_only_text(proposal_in, sign_in, form):
    proposal = proposal_in("exchange")
    client = sign_in("hamburg")
    client.post(f"{proposal.get_absolute_url()}kommentare/", form | {"text": "<script>alert(1)</script>\nzwei"})
    page = client.get(f"{proposal.get_absolute_url()}kommentare/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>zwei" in page


def test_a_double_click_is_one_comment(proposal_in, sign_in, form):
    url = f"{proposal_in('exchange').get_absolute_url()}kommentare/"
    client = sign_in("hamburg")
    assert [client.post(url, form).status_code for _ in range(2)] == [302, 302]
    assert Comment.objects.count() == 1


def test_the_same_word_as_an_answer_is_an_answer(proposal_in, says, somebody):
    comment = says(proposal_in("exchange"), "hamburg", "all", "Ja.")
    assert comment.reply("Ja.", by=somebody("hamburg")).parent == comment


def test_an_answer_to_an_answer_stands_in_the_same_thread(proposal_in, says, somebody):
    comment = says(proposal_in("exchange"), "hamburg", "all")
    first = comment.reply("Gut.", by=somebody("bayern"))
    assert first.reply("Danke.", by=somebody("hamburg")).parent == comment


def test_done_and_open_again(proposal_in, says, somebody, sign_in):
    proposal = proposal_in("exchange")
    comment = says(proposal, "hamburg", "all")
    url = f"{proposal.get_absolute_url()}kommentare/{comment.pk}/erledigen/"
    client = sign_in("bayern")
    assert said(client.post(url, {"tun": "erledigt"})) == ["Der Kommentar ist erledigt."]
    comment.refresh_from_db()
    assert comment.resolved_by.name == "Bayern"
    assert open_counts(Proposal.objects.get(pk=proposal.pk), somebody("bayern")) == {}
    assert "Der Kommentar war schon erledigt." in said(client.post(url, {"tun": "erledigt"}))
    client.post(url, {"tun": "offen"})
    assert open_counts(Proposal.objects.get(pk=proposal.pk), somebody("bayern")) == {"": 1}
    assert client.post(url, {"tun": "weg"}).status_code == 404


def test_a_land_that_only_reads_does_not_settle(proposal_in, says, somebody, sign_in):
    proposal = proposal_in("exchange")
    comment = says(proposal, "hamburg", "all")
    assert comment.resolve(True, by=somebody("hamburg_freigabe"))
    assert comment.resolve(False, by=somebody("geschaeftsstelle"))
    with pytest.raises(PermissionDenied):
        comment.resolve(True, by=somebody("sachsen"))
    page = sign_in("sachsen").get(f"{proposal.get_absolute_url()}kommentare/").content.decode()
    assert "Als erledigt kennzeichnen" not in page


def test_taken_back_nobody_reads_it_and_the_row_stays(proposal_in, says, somebody, sign_in):
    proposal = proposal_in("exchange")
    comment = says(proposal, "hamburg", "all", "Peinlich.")
    with pytest.raises(PermissionDenied):
        comment.withdraw(by=somebody("hamburg_freigabe"))
    client = sign_in("hamburg")
    client.post(f"{proposal.get_absolute_url()}kommentare/{comment.pk}/zuruecknehmen/")
    page = client.get(f"{proposal.get_absolute_url()}kommentare/").content.decode()
    assert ("Peinlich." in page, "zurückgezogen" in page) == (False, True)
    assert Comment.objects.get().text == "Peinlich."
    assert not comment.withdraw(by=somebody("hamburg"))


def test_a_place_that_is_gone_keeps_its_comments(proposal_in, says, somebody):
    proposal = proposal_in("drafting")
    says(proposal, "hamburg", "all", block_id=proposal.text.blocks[0]["id"])
    blocks = proposal.text.read().blocks[1:]
    revise(proposal, Draft(Text(proposal.title, blocks)), base=1, by=somebody("bayern"))
    assert [
        place.name for place in places_of(Proposal.objects.get(pk=proposal.pk), somebody("bayern")) if place.threads
    ] == ["Stelle, die nicht mehr im Text steht"]
    with pytest.raises(Refused, match="steht nicht mehr im Text"):
        says(proposal, "hamburg", "all", "Neu.", block_id="nirgends")


@pytest.mark.parametrize("state", ["withdrawn", "rejected"])
def test_an_ended_proposal_is_read_and_not_commented(proposal_in, says, sign_in, form, state):
    proposal = proposal_in(state)
    with pytest.raises(Refused, match="abgeschlossen"):
        says(proposal, "hamburg", "all")
    response = sign_in("hamburg").post(f"{proposal.get_absolute_url()}kommentare/", form)
    assert (response.status_code, Comment.objects.count()) == (200, 0)


@pytest.mark.parametrize(
    "wrong", [{"text": ""}, {"circle": "welt"}, {"circle": "land"}, {"resolved_at": "2025-03-24T09:00+01:00"}]
)
def test_the_database_refuses_what_is_half(proposal_in, says, wrong):
    comment = says(proposal_in("exchange"), "hamburg", "all")
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**wrong)


def test_the_card_counts_what_the_writer_may_read(proposal_in, says, sign_in):
    proposal = proposal_in("drafting")
    says(proposal, "hamburg", "land")
    says(proposal, "hamburg", "group")
    url = proposal.get_absolute_url()
    found = {
        name: words in sign_in(name).get(url).content.decode()
        for name, words in (("bayern", "1 offener Kommentar."), ("hamburg", "2 offene Kommentare."))
    }
    assert found == {"bayern": True, "hamburg": True}


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same(proposal_in, says, somebody, sign_in, django_assert_num_queries, count):
    proposal = proposal_in("tabled")
    for number in range(count):
        comment = says(proposal, "hamburg", "group", f"Nummer {number}", block_id=proposal.text.blocks[number]["id"])
        comment.reply("Antwort.", by=somebody("bayern"))
        comment.resolve(number == 2, by=somebody("bayern"))
    client = sign_in("hamburg")
    with django_assert_num_queries(5):
        client.get(f"{proposal.get_absolute_url()}kommentare/")


@pytest.mark.django_db(transaction=True)
def test_two_who_settle_at_once_are_one(proposal_in, says, somebody, together):
    comment = says(proposal_in("exchange"), "hamburg", "all")
    results = together(*[lambda name=name: comment.resolve(True, by=somebody(name)) for name in ("bayern", "hamburg")])
    assert sorted(results) == [False, True]


@pytest.mark.parametrize("count", [1, 3])
def test_the_dossier_counts_in_one_query(proposal_in, says, somebody, django_assert_num_queries, count):
    proposal = proposal_in("tabled")
    for number in range(count):
        says(proposal, "hamburg", "group", f"Nummer {number}")
    reader, proposal = somebody("geschaeftsstelle"), Proposal.objects.for_page().get(pk=proposal.pk)
    assert proposal.may_be_seen_by(reader)
    assert proposal.parties()
    with django_assert_num_queries(1):
        assert open_counts(proposal, reader) == {"": count}


def test_open_comments_stand_at_their_ziffer_while_reading(proposal_in, says, sign_in):
    proposal = proposal_in("drafting")
    first, second = proposal.text.read().blocks[:2]
    says(proposal, "hamburg", "all", "Bitte kürzer.", block_id=first.id)
    says(proposal, "hamburg", "land", "Nur für uns.", block_id=first.id)
    says(proposal, "hamburg", "all", "Woanders.", block_id=second.id)
    client, page = sign_in("bayern"), proposal.get_absolute_url()
    address = f"{page}kommentare/stelle/{first.id}/"
    assert f'<details class="later ziffer__note" hx-get="{address}"' in client.get(page).content.decode()
    part = client.get(address, headers={"HX-Request": "true"}).content.decode()
    found = [words in part for words in ("Bitte kürzer.", "Nur für uns.", "Woanders.", "<html", "<form")]
    assert found == [True, False, False, False, False]
    assert client.get(address).url == f"{page}kommentare/#z-{first.id}"


@pytest.mark.parametrize("count", [1, 3])
def test_what_stands_at_a_ziffer_costs_the_same(proposal_in, says, sign_in, django_assert_num_queries, count):
    proposal = proposal_in("tabled")
    block_id = proposal.text.blocks[0]["id"]
    for number in range(count):
        says(proposal, "hamburg", "group", f"Nummer {number}", block_id=block_id)
    client, address = sign_in("hamburg"), f"{proposal.get_absolute_url()}kommentare/stelle/{block_id}/"
    with django_assert_num_queries(5):
        part = client.get(address, headers={"HX-Request": "true"})
    assert part.content.decode().count('class="thread"') == count
