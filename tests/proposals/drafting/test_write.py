from urllib.parse import urlencode

import pytest
from django.urls import reverse

from intmk.rescue import mark_of
from proposals.models import Proposal, WorkingCopy
from proposals.versions.saving import Draft, revise
from text.blocks import Block, Kind
from text.text import Text

FIRST = "Die IntMK stellt fest, dass Kurse fehlen."


def form_of(proposal, *, base=None, title=None, do="save", blocks=None, **extra):
    """What a browser sends: the current text, with changes by block id."""
    version = proposal.text
    blocks = blocks if blocks is not None else version.read().blocks
    data = [("base", base or version.number), ("title", title or version.title), ("do", do)]
    for block in blocks:
        data += [("block", block.id), (f"kind-{block.id}", block.kind), (f"level-{block.id}", block.level)]
        data.append((f"text-{block.id}", block.text))
    return urlencode([*data, *extra.items()])


@pytest.fixture
def post(sign_in):
    """`post("bayern", proposal, do="save", …)`: the answer of the editor."""

    def posted(name, proposal, *, headers=None, **form):
        address = reverse("proposals:write", args=[proposal.reference])
        body = form_of(proposal, **form)
        return sign_in(name).post(
            address, body, content_type="application/x-www-form-urlencoded", headers=headers or {}
        )

    return posted


def with_text(blocks, place, text):
    changed = list(blocks)
    old = changed[place]
    changed[place] = Block(old.id, old.kind, text, old.level)
    return changed


def texts(proposal):
    return [block["text"] for block in Proposal.objects.get(pk=proposal.pk).text.blocks]


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
    assert copy.read()[0].id == second.id
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


@pytest.fixture
def clash(post, proposal_in, somebody):
    """Bayern has saved Ziffer 1; Hamburg saves the same Ziffer on the version before."""
    proposal = proposal_in("drafting")
    old = proposal.text.read().blocks
    theirs = tuple(with_text(old, 0, "Bayern ändert Ziffer 1."))
    revise(proposal, Draft(Text(proposal.title, theirs)), base=1, by=somebody("bayern"))
    response = post("hamburg", proposal, base=1, blocks=with_text(old, 0, "Hamburg ändert Ziffer 1."))
    return proposal, old[0].id, response


def test_the_same_ziffer_shows_both_texts_and_saves_nothing(clash):
    proposal, _, response = clash
    page = response.content.decode()
    assert response.status_code == 409
    assert page.count("<p>Hamburg ändert Ziffer 1.</p>") == 1
    assert page.count("<p>Bayern ändert Ziffer 1.</p>") == 1
    assert "Ziffer 1</h2>" in page
    assert texts(proposal)[0] == "Bayern ändert Ziffer 1."


@pytest.mark.parametrize(
    ("choice", "own", "result"),
    [
        ("mine", "", "Hamburg ändert Ziffer 1."),
        ("theirs", "", "Bayern ändert Ziffer 1."),
        ("own", "Beide ändern Ziffer 1.", "Beide ändern Ziffer 1."),
    ],
)
def test_the_person_decides_ziffer_by_ziffer(clash, sign_in, choice, own, result):
    proposal, block_id, _ = clash
    response = sign_in("hamburg").post(
        reverse("proposals:settle", args=[proposal.reference]),
        {"current": 2, f"choice-{block_id}": choice, f"own-{block_id}": own},
    )
    assert response.status_code == 302
    assert texts(proposal)[0] == result


def test_own_words_typed_after_the_session_ended_stand_there_again(clash, client, somebody):
    proposal, block_id, _ = clash
    url = reverse("proposals:settle", args=[proposal.reference])
    client.logout()
    words = {f"choice-{block_id}": "own", f"own-{block_id}": "Beide gemeinsam.", "current": 2}
    response = client.post(url, words | {"opened_by": mark_of(somebody("hamburg").pk)})
    assert response.url == f"{reverse('login')}?next={url}"
    client.force_login(somebody("hamburg"))
    found = [client.get(url).content.decode().count("Beide gemeinsam.") for _ in range(2)]
    assert found == [1, 0]
    assert texts(proposal)[0] == "Bayern ändert Ziffer 1."


def test_a_decision_on_a_text_without_a_title_is_refused_with_a_sentence(clash, sign_in):
    proposal, block_id, _ = clash
    WorkingCopy.objects.update(title="")
    url = reverse("proposals:settle", args=[proposal.reference])
    response = sign_in("hamburg").post(url, {"current": 2, f"choice-{block_id}": "mine"})
    assert (response.status_code, response.content.decode().count("Der Titel fehlt.")) == (422, 1)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"own-{}": "Beide gemeinsam."}, "Bitte entscheiden Sie bei jedem Widerspruch, welche Fassung gilt."),
        ({"choice-{}": "own", "own-{}": " "}, "Ein eigener Wortlaut ist leer."),
    ],
)
def test_a_decision_without_choice_asks_again_and_keeps_the_words(clash, sign_in, form, sentence):
    proposal, block_id, _ = clash
    typed = {name.format(block_id): value for name, value in form.items()}
    response = sign_in("hamburg").post(reverse("proposals:settle", args=[proposal.reference]), {"current": 2} | typed)
    page = response.content.decode()
    assert (response.status_code, page.count(sentence)) == (409, 1)
    assert page.count("Beide gemeinsam.</textarea>") == ("own-{}" in form and form["own-{}"] != " ")
    assert texts(proposal)[0] == "Bayern ändert Ziffer 1."


def test_two_titles_are_decided_and_none_is_taken_unasked(post, proposal_in, somebody, sign_in):
    proposal = proposal_in("drafting")
    revise(proposal, Draft(Text("Bayerns Titel", proposal.text.read().blocks)), base=1, by=somebody("bayern"))
    assert post("hamburg", proposal, base=1, title="Hamburgs Titel").status_code == 409
    address = reverse("proposals:settle", args=[proposal.reference])
    undecided = sign_in("hamburg").post(address, {"current": 2})
    assert undecided.content.decode().count("Bitte entscheiden Sie, welcher Titel gilt.") == 1
    assert sign_in("hamburg").post(address, {"current": 2, "choice-title": "mine"}).status_code == 302
    assert Proposal.objects.get().title == "Hamburgs Titel"


def test_a_third_version_meanwhile_asks_again(clash, sign_in, somebody):
    proposal, block_id, _ = clash
    newer = Proposal.objects.get(pk=proposal.pk)
    again = tuple(with_text(newer.text.read().blocks, 0, "Bayern ändert noch einmal."))
    revise(newer, Draft(Text(newer.title, again)), base=2, by=somebody("bayern"))
    response = sign_in("hamburg").post(
        reverse("proposals:settle", args=[proposal.reference]), {"current": 2, f"choice-{block_id}": "mine"}
    )
    assert response.status_code == 409
    assert response.content.decode().count("<p>Bayern ändert noch einmal.</p>") == 1


def test_text_typed_after_the_session_ended_comes_back_after_sign_in(post, proposal_in, sign_in, somebody, client):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Nach dem Ende der Sitzung getippt")
    response = post(None, proposal, blocks=blocks, opened_by=mark_of(somebody("hamburg").pk))
    assert response.url.startswith("/anmelden/?next=")
    client.force_login(somebody("hamburg"))
    page = client.get(reverse("proposals:write", args=[proposal.reference])).content.decode()
    assert page.count("Nach dem Ende der Sitzung getippt") == 1
    assert page.count("Ihr Text ist nicht verloren") == 1
    assert texts(proposal)[0] == FIRST


def test_rescued_text_is_not_shown_to_somebody_without_the_right(post, proposal_in, somebody, client):
    proposal = proposal_in("drafting")
    blocks = with_text(proposal.text.read().blocks, 0, "Nach dem Ende der Sitzung getippt")
    post(None, proposal, blocks=blocks, opened_by=mark_of(somebody("sachsen").pk))
    client.force_login(somebody("sachsen"))
    response = client.get(reverse("proposals:write", args=[proposal.reference]))
    assert (response.status_code, b"getippt" in response.content) == (404, False)


@pytest.mark.parametrize("page", ["edit", "new"])
def test_the_plain_forms_survive_the_end_of_the_session_too(proposal_in, somebody, client, page):
    proposal = proposal_in("drafting")
    address = reverse(f"proposals:{page}", args=[proposal.reference] if page == "edit" else [])
    typed = {"title": "Danach getippt", "ziffern": "1. Eins\n2. Zwei", "origin": "talks", "base": 1}
    typed["opened_by"] = mark_of(somebody("bayern").pk)
    assert client.post(address, typed).url == f"/anmelden/?next={address}"
    client.force_login(somebody("bayern"))
    form = client.get(address).context["form"]
    assert [form[name].value() for name in ("title", "ziffern")] == ["Danach getippt", "1. Eins\n2. Zwei"]
    assert client.get(address).context["form"]["title"].value() != "Danach getippt"


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


@pytest.fixture
def two_windows(post, proposal_in):
    """Hamburg has kept a draft in one window; this tells what another window, open since before, sends."""
    proposal = proposal_in("drafting")
    blocks = proposal.text.read().blocks
    post("hamburg", proposal, blocks=with_text(blocks, 1, "Im anderen Fenster"), do="keep", mark="")
    return lambda **form: post("hamburg", proposal, blocks=with_text(blocks, 0, "In diesem Fenster"), **form)


def test_a_window_that_missed_a_draft_does_not_overwrite_it(two_windows):
    response = two_windows(do="keep", mark="", headers={"X-Autosave": "1"})
    assert (response.status_code, response["Content-Type"]) == (409, "text/plain; charset=utf-8")
    assert response.content.decode().startswith("In einem anderen Fenster haben Sie inzwischen")
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im anderen Fenster"


def test_sent_again_from_the_same_window_it_counts(two_windows):
    page = two_windows(mark="")
    assert (page.status_code, page.content.decode().count("In diesem Fenster")) == (422, 1)
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im anderen Fenster"
    assert two_windows(mark=page.context["desk"].mark).status_code == 302
    assert texts(Proposal.objects.get())[0] == "In diesem Fenster"


def test_a_window_without_a_mark_is_kept(two_windows):
    assert two_windows(do="keep").status_code == 302
    assert WorkingCopy.objects.get().read().blocks[0].text == "In diesem Fenster"


def test_the_window_that_kept_the_draft_goes_on(two_windows):
    mark = two_windows(do="keep", headers={"X-Autosave": "1"})["X-Mark"]
    assert two_windows(do="keep", mark=mark, title="Neuer Titel").status_code == 302
    assert WorkingCopy.objects.get().title == "Neuer Titel"


def test_rescued_text_does_not_overwrite_a_newer_draft(two_windows, somebody, client):
    client.logout()
    proposal = Proposal.objects.get()
    address = reverse("proposals:write", args=[proposal.reference])
    blocks = with_text(proposal.text.read().blocks, 0, "Nach dem Ende der Sitzung")
    late = form_of(proposal, mark="", blocks=blocks, opened_by=mark_of(somebody("hamburg").pk))
    client.post(address, late, content_type="application/x-www-form-urlencoded")
    client.force_login(somebody("hamburg"))
    page = client.get(address).content.decode()
    assert page.count("Nach dem Ende der Sitzung") == 1
    assert WorkingCopy.objects.get().read().blocks[1].text == "Im anderen Fenster"


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}, {"X-Autosave": "1"}])
def test_what_is_too_long_to_keep_is_shown_again(post, proposal_in, headers):
    proposal = proposal_in("drafting")
    blocks = [Block("voll0000", Kind.ZIFFER, "Zu lang. " * 40_000)]
    do = "keep" if "X-Autosave" in headers else "after:voll0000"
    page = post("hamburg", proposal, blocks=blocks, do=do, headers=headers)
    shown = page.content.decode()
    assert (page.status_code in (409, 422), shown.count("Der Entwurf ist zu lang")) == (True, 1)
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
