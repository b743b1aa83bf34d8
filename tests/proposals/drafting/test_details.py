"""What stands beside a text is changed without a version, and no draft grows stale by it."""

import pytest
from django.urls import reverse
from lxml import html

from proposals.models import Comment, Proposal, WorkingCopy
from tests.proposals.drafting.typed import with_text

DETAILS = {
    "addressee": "Bundesministerium des Innern",
    "contact": "Referat 7",
    "kind": "declaration",
    "origin": "conference",
    "origin_note": "Tagung in Kassel",
}


@pytest.fixture
def proposal(proposal_in):
    return proposal_in("drafting")


def address(proposal, name="details"):
    return reverse(f"proposals:{name}", args=[proposal.reference])


def test_details_are_changed_and_the_draft_stays(post, proposal, sign_in):
    post("hamburg", proposal, do="keep", blocks=with_text(proposal.text.read().blocks, 0, "Angefangen"))
    response = sign_in("hamburg").post(address(proposal) + "?zu=schreiben", DETAILS)
    fresh = Proposal.objects.get()
    assert (response.status_code, response.url) == (302, address(proposal, "write"))
    assert {name: getattr(fresh, name) for name in DETAILS} == DETAILS
    assert (fresh.text.number, WorkingCopy.objects.get().base_id) == (1, fresh.text_id)
    post("hamburg", proposal, blocks=with_text(proposal.text.read().blocks, 0, "Angefangen"))
    assert Proposal.objects.get().text.number == 2


def test_the_same_details_change_nothing(proposal, sign_in):
    same = {name: getattr(proposal, name) for name in DETAILS} | {"theme": proposal.theme_id or ""}
    page = sign_in("bayern").post(address(proposal), same, follow=True).content.decode()
    assert page.count("Es gab nichts zu ändern: Die Angaben sind gleich.") == 1


def test_the_card_leads_to_the_details_that_are_missing(start, sign_in):
    proposal = start(addressee="")
    page = html.fromstring(sign_in("bayern").get(address(proposal, "write")).content)
    assert page.xpath("//a[.='Der Adressat fehlt.']/@href") == [f"{address(proposal)}#id_addressee"]


def test_what_prevents_the_submission_is_not_called_optional(proposal, sign_in):
    page = html.fromstring(sign_in("bayern").get(address(proposal, "edit")).content)
    labels = [" ".join(label.text_content().split()) for label in page.xpath("//main//label")]
    assert [label for label in labels if "nötig" in label] == [
        "Begründung – nötig vor der Einreichung",
        "Adressat – nötig vor der Einreichung",
        "Kontaktstelle – nötig vor der Einreichung",
    ]


def test_open_comments_stand_at_their_ziffer_with_links(proposal, sign_in, somebody):
    block = proposal.text.read().blocks[1]
    said = "Siehe Ziffer 2 Buchstabe a und https://example.org/a?b=1 <b>"
    Comment.write(proposal, said, circle="all", by=somebody("bayern"), block_id=block.id)
    page = html.fromstring(sign_in("hamburg").get(address(proposal, "write")).content)
    links = page.xpath(f"//fieldset[@data-block='{block.id}']//details//a/@href")
    assert links == [
        f"{proposal.get_absolute_url()}?ziffer=2%20a",
        "https://example.org/a?b=1",
        f"{address(proposal, 'comments')}#k-{Comment.objects.get().pk}",
    ]
    assert page.xpath("count(//details[@class='write-comments'])") == 1
