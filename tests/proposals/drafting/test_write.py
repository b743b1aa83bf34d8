"""The editor by Ziffer: what is saved, what is kept as a draft, what is refused with a sentence."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from proposals.drafting.desk import Sheet, handing_in
from proposals.drafting.typed import Typed
from proposals.models import Proposal, WorkingCopy
from proposals.versions.saving import Draft, revise
from tests.proposals.drafting.typed import FIRST, WEB_FORM, form_of, texts, with_text
from text.blocks import Block, Kind
from text.text import Text


def test_save_makes_a_version_with_its_note_and_drops_the_copy(post, proposal_in):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Neuer Wortlaut.")
    response = post("hamburg", proposal, blocks=blocks, note="Ziffer 1 gekürzt", is_editorial="1")
    assert response.status_code == 302
    version = Proposal.objects.get(pk=proposal.pk).text
    assert (version.number, version.note, version.is_editorial, version.land_id) == (2, "Ziffer 1 gekürzt", True, "HH")
    assert version.blocks[0] == {"id": blocks[0].id, "kind": "ziffer", "level": 1, "text": "Neuer Wortlaut."}
    assert WorkingCopy.objects.count() == 0


def test_autosave_keeps_a_copy_only_its_writer_sees(post, proposal_in, sign_in):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Angefangener Gedanke")
    response = post("hamburg", proposal, blocks=blocks, do="keep", headers={"X-Autosave": "1"})
    assert response.content.decode() == "Entwurf gesichert um 09:00 Uhr."
    assert Proposal.objects.get(pk=proposal.pk).text.number == 1
    address = reverse("proposals:write", args=[proposal.reference])
    pages = {name: sign_in(name).get(address).content.decode() for name in ("hamburg", "bayern")}
    assert {name: page.count("Angefangener Gedanke") for name, page in pages.items()} == {"hamburg": 1, "bayern": 0}


def test_a_button_keeps_the_text_and_moves_the_ziffer(post, proposal_in, client):
    proposal = proposal_in("drafting")
    second = proposal.text.read().blocks[1]
    response = post("hamburg", proposal, do=f"up:{second.id}")
    assert response.url == f"/vorschlaege/{proposal.reference}/schreiben/?weiter={second.id}#b-{second.id}"
    copy = WorkingCopy.objects.get()
    assert [copy.read().numbers[b.id] for b in copy.read().blocks] == ["1.", "a)", "b)", "2.", ""]
    assert copy.read().blocks[0].id == second.id
    assert texts(proposal)[0] == FIRST


def test_a_refused_button_says_why_and_keeps_the_text(post, proposal_in):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Angefangener Gedanke")
    response = post("hamburg", proposal, blocks=blocks, do=f"up:{blocks[0].id}")
    assert response.status_code == 422
    page = response.content.decode()
    assert (page.count("Weiter nach oben geht es in diesem Teil nicht."), page.count("Angefangener Gedanke")) == (1, 1)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"title": "\u200b"}, "Der Titel fehlt."),
        ({"blocks": []}, "Der Text ist leer."),
        ({"blocks": [Block("leer0000", Kind.ZIFFER, " \n ")]}, "Der Text ist leer."),
        ({"blocks": [Block("voll0000", Kind.ZIFFER, "x" * 150_001)]}, "Der Text hat 150.001 Zeichen"),
    ],
)
def test_save_refuses_with_one_sentence_and_makes_no_version(post, proposal_in, form, sentence):
    proposal = proposal_in("drafting")
    response = post("hamburg", proposal, **form)
    assert (response.status_code, response.content.decode().count(sentence)) == (422, 1)
    assert Proposal.objects.get(pk=proposal.pk).text.number == 1


def test_save_without_change_makes_no_version(post, proposal_in):
    proposal = proposal_in("drafting")
    assert post("hamburg", proposal).status_code == 302
    assert Proposal.objects.get(pk=proposal.pk).text.number == 1


def test_different_ziffern_merge_silently(post, proposal_in, somebody):
    proposal = proposal_in("drafting")
    old = proposal.text.read().blocks
    revise(
        proposal,
        Draft(Text(proposal.title, tuple(with_text(old, 1, "Bayern ändert Ziffer 2.")))),
        base=1,
        by=somebody("bayern"),
    )
    response = post("hamburg", proposal, base=1, blocks=with_text(old, 0, "Hamburg ändert Ziffer 1."))
    assert response.status_code == 302
    assert texts(proposal)[:2] == ["Hamburg ändert Ziffer 1.", "Bayern ändert Ziffer 2."]


def test_discard_drops_the_copy_and_no_version(post, proposal_in, sign_in):
    proposal = proposal_in("drafting")
    post("hamburg", proposal, do="keep")
    sign_in("hamburg").post(reverse("proposals:discard", args=[proposal.reference]))
    assert (WorkingCopy.objects.count(), Proposal.objects.get(pk=proposal.pk).text.number) == (0, 1)


def test_a_fixed_text_is_refused_and_kept(post, proposal_in):
    proposal = proposal_in("submitted")
    response = post("hamburg", proposal, blocks=with_text(proposal.text.read().blocks, 0, "Zu spät getippt"))
    page = response.content.decode()
    assert (response.status_code, page.count("Zu spät getippt"), page.count("Der Text liegt fest")) == (422, 1, 1)


def test_four_hundred_blocks_are_not_too_many_fields(post, proposal_in):
    proposal = proposal_in("drafting")
    blocks = [Block(f"b{place:07}", Kind.ZIFFER, f"Ziffer {place}.") for place in range(400)]
    assert post("hamburg", proposal, blocks=blocks).status_code == 302
    assert len(texts(proposal)) == 400


def test_the_editor_costs_the_same_at_any_length(post, proposal_in, sign_in, django_assert_num_queries):
    proposal = proposal_in("drafting")
    address = reverse("proposals:write", args=[proposal.reference])
    client = sign_in("hamburg")
    with django_assert_num_queries(9):
        client.get(address)
    post("hamburg", proposal, blocks=[Block(f"b{place:07}", Kind.ZIFFER, f"Z {place}.") for place in range(40)])
    client = sign_in("hamburg")
    with django_assert_num_queries(9):
        client.get(address)


@pytest.mark.parametrize(("headers", "status"), [({}, 422), ({"X-Autosave": "1"}, 422)])
def test_what_is_too_long_to_keep_is_shown_again(post, proposal_in, headers, status):
    proposal = proposal_in("drafting")
    blocks = [Block("voll0000", Kind.ZIFFER, "Zu lang. " * 40_000)]
    do = "keep" if "X-Autosave" in headers else "after:voll0000"
    page = post("hamburg", proposal, blocks=blocks, do=do, headers=headers)
    shown = page.content.decode()
    assert (page.status_code, shown.count("Der Entwurf ist zu lang")) == (status, 1)
    assert shown.count("Zu lang. ") == (0 if "X-Autosave" in headers else 40_000)


def test_the_card_and_the_similar_texts_follow_the_draft(post, proposal_in, sign_in):
    proposal = proposal_in("drafting")
    address = reverse("proposals:write", args=[proposal.reference])
    lacks_rationale = "Die Begründung fehlt."
    assert lacks_rationale not in sign_in("hamburg").get(address).content.decode()
    ziffern = [block for block in proposal.text.read().blocks if block.kind == Kind.ZIFFER]
    empty = Block("leer0000", Kind.RATIONALE, " ")
    post("hamburg", proposal, blocks=[*ziffern, empty], do="keep")
    for headers in ({}, {"HX-Request": "true"}):
        assert lacks_rationale in sign_in("hamburg").get(address, headers=headers).content.decode()
        assert lacks_rationale not in sign_in("bayern").get(address, headers=headers).content.decode()


@pytest.mark.parametrize("page", ["proposals:edit", "dossier:show"])
def test_a_draft_is_found_again_by_its_writer_alone(post, proposal_in, sign_in, page):
    proposal = proposal_in("drafting")
    post("hamburg", proposal, do="keep")
    address = reverse(page, args=[proposal.reference])
    pages = {name: sign_in(name).get(address).content.decode() for name in ("hamburg", "bayern")}
    found = {name: page.count("Am Entwurf weiterschreiben") for name, page in pages.items()}
    assert found == {"hamburg": 1, "bayern": 0}


@pytest.mark.parametrize(
    ("state", "blocks", "base", "status"),
    [("submitted", 0, 1, 422), ("drafting", 1, 1, 409), ("drafting", 2, 1, 302)],
)
def test_what_was_typed_is_kept_unless_it_is_saved(post, proposal_in, somebody, state, blocks, base, status):
    """Refused, or changed by somebody else at the same place (1) or at another (2)."""
    proposal = proposal_in(state)
    old = proposal.text.read().blocks
    if blocks:
        theirs = Text(proposal.title, tuple(with_text(old, blocks - 1, "Bayern war schneller.")))
        revise(proposal, Draft(theirs), base=1, by=somebody("bayern"))
    response = post("hamburg", proposal, base=base, blocks=with_text(old, 0, "Meine Worte."))
    kept = [copy.read().blocks[0].text for copy in WorkingCopy.objects.all()]
    assert (response.status_code, kept) == (status, [] if status == 302 else ["Meine Worte."])


def test_without_the_right_what_was_typed_is_kept_all_the_same(proposal_in, somebody):
    """The right went while the text was on its way: the door was open, the row says no."""
    proposal, sheet = proposal_in("drafting"), Sheet(proposal_in("drafting"), somebody("sachsen"))
    typed = Typed(1, Text("Mein Titel", proposal.text.read().blocks))
    with pytest.raises(PermissionDenied), handing_in(sheet, typed) as desk:
        revise(sheet.proposal, desk.draft(), base=1, by=sheet.user)
    assert [copy.title for copy in WorkingCopy.objects.all()] == ["Mein Titel"]


@pytest.mark.parametrize(("has_copy", "statements"), [(True, 16), (False, 16)])
def test_a_save_costs_the_same_at_any_length(
    post, proposal_in, sign_in, django_assert_num_queries, has_copy, statements
):
    for count in (3, 40):
        proposal = proposal_in("drafting")
        address = reverse("proposals:write", args=[proposal.reference])
        blocks = [Block(f"b{place:07}", Kind.ZIFFER, f"Z {place}.") for place in range(count)]
        if has_copy:
            post("hamburg", proposal, blocks=blocks, do="keep")
        client = sign_in("hamburg")
        with django_assert_num_queries(statements):
            client.post(address, form_of(proposal, blocks=blocks), content_type=WEB_FORM)
