"""Each text fits, both together do not: who comes second reads why in one sentence, and her words are still there."""

from dataclasses import replace

import pytest
from django.urls import reverse

from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentRound, MergeDraft, Position, Proposal, WorkingCopy
from proposals.versions.saving import Draft, revise
from tests.proposals.drafting.typed import form_of
from tests.proposals.pages import field, said, sentences
from text.blocks import MAX_BLOCKS, MAX_CHARS, Block, Kind, check, new_id
from text.parse import plain
from text.text import Text

SO_MANY = "Der Text hat 401 Absätze, möglich sind höchstens 400. Bitte teilen Sie den Vorschlag auf."
TOGETHER = (
    f"Zusammen mit dem, was andere inzwischen gespeichert haben, passt Ihr Text nicht mehr: {SO_MANY} "
    "Ihr Text ist noch nicht gespeichert; er steht weiter hier."
)
FULL = "\n".join(f"{place}. Ziffer {place}." for place in range(1, MAX_BLOCKS - 1))  # and one paragraph of reasons


@pytest.fixture
def full(proposal_in):
    """A text in the working group with room for one more paragraph."""
    return proposal_in("drafting", ziffern=FULL)


def longer(blocks, words, *, changed="") -> tuple[Block, ...]:
    """The text with one more Ziffer, and with other words in the first one if wanted."""
    first, *others = blocks
    *points, reasons = others
    new = Block(new_id(), Kind.ZIFFER, words)
    return check((replace(first, text=changed or first.text), *points, new, reasons))


@pytest.fixture
def saved(somebody):
    """`saved(proposal, changed=…)`: Bayern fills the text up."""

    def save(proposal, changed=""):
        blocks = longer(proposal.text.read().blocks, "Die letzte Ziffer aus Bayern.", changed=changed)
        return revise(proposal, Draft(Text(proposal.title, blocks)), base=1, by=somebody("bayern"))

    return save


def typed(proposal, *, changed="") -> dict:
    """What Hamburg has typed on version 1."""
    blocks = longer(proposal.versions.get(number=1).read().blocks, "Eine Ziffer aus Hamburg.", changed=changed)
    return plain(blocks)._asdict() | {"title": proposal.title, "note": "", "base": "1"}


@pytest.mark.parametrize("door", ["edit", "import"])
def test_a_form_whose_text_does_not_fit_any_more_keeps_it(sign_in, full, saved, door):
    saved(full)
    response = sign_in("hamburg").post(reverse(f"proposals:{door}", args=[full.reference]), typed(full))
    assert (response.status_code, sentences(response)) == (200, [TOGETHER])
    assert field(response, "ziffern").endswith("\n399. Eine Ziffer aus Hamburg.")
    assert field(response, "base") == "1"
    assert Proposal.objects.get().text.number == 2


@pytest.mark.parametrize("door", ["edit", "import"])
def test_a_form_that_meets_another_text_shows_both_even_where_they_do_not_fit(sign_in, full, saved, door):
    saved(full, changed="Erste Ziffer aus Bayern.")
    mine = typed(full, changed="Erste Ziffer aus Hamburg.")
    response = sign_in("hamburg").post(reverse(f"proposals:{door}", args=[full.reference]), mine)
    assert (response.status_code, sentences(response)) == (409, [SO_MANY])
    assert field(response, "ziffern").startswith("1. Erste Ziffer aus Hamburg.")
    assert [field(response, "ziffern").count(f"aus {land}.") for land in ("Hamburg", "Bayern")] == [2, 1]
    assert field(response, "base") == "2"


@pytest.fixture
def write(sign_in):
    """`write(proposal, blocks, "write")`: what Hamburg sends from the editor, written on version 1."""

    def sent(proposal, blocks, name="write", **form):
        body = form_of(proposal, base=1, blocks=blocks, **form)
        address = reverse(f"proposals:{name}", args=[proposal.reference])
        return sign_in("hamburg").post(address, body, content_type="application/x-www-form-urlencoded")

    return sent


def test_the_editor_keeps_the_draft_that_does_not_fit_any_more(full, saved, write, sign_in):
    old = full.text.read().blocks
    saved(full)
    response = write(full, longer(old, "Eine Ziffer aus Hamburg."))
    assert (response.status_code, response.context["page"].error) == (422, TOGETHER)
    assert "Eine Ziffer aus Hamburg." in response.text
    assert WorkingCopy.objects.get().base.number == 1
    settle = reverse("proposals:settle", args=[full.reference])
    for answer in (sign_in("hamburg").get(settle), sign_in("hamburg").post(settle)):
        assert (answer.status_code, answer.context["page"].error) == (422, TOGETHER)
    assert Proposal.objects.get().text.number == 2


def test_settling_what_does_not_fit_says_so_and_keeps_the_decision(full, saved, write, sign_in):
    old = full.text.read().blocks
    saved(full, changed="Erste Ziffer aus Bayern.")
    clash = write(full, longer(old, "Eine Ziffer aus Hamburg.", changed="Erste Ziffer aus Hamburg."))
    assert clash.status_code == 409
    chosen = {"current": "2", f"choice-{old[0].id}": "own", f"own-{old[0].id}": "Erste Ziffer von beiden."}
    response = sign_in("hamburg").post(reverse("proposals:settle", args=[full.reference]), chosen)
    assert (response.status_code, response.context["error"]) == (409, SO_MANY)
    assert "Erste Ziffer von beiden." in response.text
    assert Proposal.objects.get().text.number == 2


@pytest.fixture
def amended(proposal_in, somebody):
    """Two amendments of which each fits, and both together do not."""
    proposal = proposal_in("tabled", ziffern=FULL)
    for who in ("hamburg", "sachsen"):
        blocks = longer(proposal.text.read().blocks, f"Eine neue Ziffer aus {who}.")
        wish = Wish(Text(proposal.title, blocks), "Besser so.")
        Amendment.file(proposal, wish, base=1, by=somebody(who))
    return proposal


def test_amendments_that_do_not_fit_together_cannot_be_finished_and_are_still_shown(amended, sign_in, somebody):
    office = somebody("geschaeftsstelle")
    for amendment in amended.amendments.for_page():
        AmendmentRound.advise(amendment, "adopt", by=office, reason="Sachgerecht.")
    MergeDraft.begin(amended, by=office)
    client = sign_in("geschaeftsstelle")
    pages = ("merge", "merge_finish", "amendments", "synopsis")
    found = [client.get(reverse(f"proposals:{name}", args=[amended.reference])).status_code for name in pages]
    assert found == [200] * 4
    data = {"note": "Beides", "ergebnis_1": "adopted", "ergebnis_2": "adopted"}
    response = client.post(reverse("proposals:merge_finish", args=[amended.reference]), data)
    assert (response.status_code, sentences(response)) == (200, [SO_MANY])
    assert (field(response, "note"), Proposal.objects.get().text.number) == ("Beides", 1)


def test_a_document_shows_amendments_that_do_not_fit_together(amended, sign_in):
    address = f"/vorschlaege/{amended.reference}/fassungen/1.docx?aenderung=1&aenderung=2"
    assert sign_in("sachsen").get(address).status_code == 200


@pytest.fixture
def long(proposal_in):
    """A text with room for nine more letters."""
    words = "x" * (MAX_CHARS - len("Kurze Ziffer.") - len("Weil es nötig ist.") - 9)
    return proposal_in("drafting", ziffern=f"1. Kurze Ziffer.\n2. {words}")


def test_a_wish_that_does_not_fit_is_refused_and_stays(long, sign_in, somebody):
    wish = {"block_id": long.text.read().blocks[0].id, "wording": "Eine deutlich längere Ziffer."}
    position = Position.take(long, "supports_if", by=somebody("hamburg"), **wish)
    address = reverse("proposals:wish", args=[long.reference, position.pk])
    response = sign_in("bayern").post(address, {"fassung": "1", "gesehen": "ja"})
    assert response.status_code == 200
    assert said(response) == ["Der Text hat 150.007 Zeichen, möglich sind höchstens 150.000. Bitte kürzen Sie ihn."]


def test_two_texts_with_too_many_letters_together_are_refused_like_too_many_paragraphs(long, sign_in, somebody):
    old = long.text.read().blocks
    blocks = (replace(old[0], text="Kürzere."), *old[1:2], Block("neu00001", Kind.ZIFFER, "Aus Bayern!"), old[2])
    revise(long, Draft(Text(long.title, check(blocks))), base=1, by=somebody("bayern"))
    mine = plain(old)._asdict() | {"rationale": "Weil es nötig ist. Sehr."}
    mine |= {"title": long.title, "base": "1", "note": ""}
    response = sign_in("hamburg").post(reverse("proposals:edit", args=[long.reference]), mine)
    assert (response.status_code, len(sentences(response))) == (200, 1)
    assert "möglich sind höchstens 150.000. Bitte kürzen Sie ihn." in sentences(response)[0]
    assert field(response, "rationale") == "Weil es nötig ist. Sehr."
