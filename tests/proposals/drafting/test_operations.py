"""One operation in the editor sends one fragment: what was touched goes to the server, what changes comes back."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from lxml import html

from intmk.rescue import mark_of
from proposals.models import WorkingCopy
from tests.proposals.drafting.typed import FIRST, WEB_FORM, with_text
from text.blocks import Block, Kind

OPERATION, AUTOSAVE = {"X-Operation": "1"}, {"X-Autosave": "1"}


@pytest.fixture
def proposal(proposal_in):
    return proposal_in("drafting")


@pytest.fixture
def blocks(proposal):
    return proposal.text.read().blocks


@pytest.fixture
def seen(sign_in, proposal):
    """What the page of Hamburg knows of the text on her desk."""
    page = sign_in("hamburg").get(reverse("proposals:write", args=[proposal.reference])).content.decode()
    return html.fromstring(page).xpath("//form[@id='editor']/@data-seen")[0]


def operate(post, proposal, do, **form):
    return post("hamburg", proposal, do=do, headers=OPERATION, **form)


def kept() -> list[str]:
    return [block.text for block in WorkingCopy.objects.get().read().blocks]


def test_an_operation_brings_back_only_what_it_changes(post, proposal, blocks, seen):
    answer = operate(post, proposal, f"after:{blocks[0].id}", blocks=[], seen=seen, mark="").json()
    copy = WorkingCopy.objects.get().read()
    new = copy.blocks[1].id
    assert answer["order"] == {"ziffer": [block.id for block in copy.blocks if block.kind == Kind.ZIFFER]}
    assert answer["marks"] == {blocks[1].id: ["3.", 1]}
    assert (answer["focus"], answer["error"], answer["kept"]) == (new, "", "Entwurf gesichert um 09:00 Uhr.")
    fields = html.fragments_fromstring(answer["fields"], no_leading_text=True)
    assert [field.get("data-block") for field in fields] == [new]


def test_the_rest_of_the_text_is_taken_from_the_desk(post, proposal, blocks, seen):
    typed = [with_text(blocks, 0, "Angefangen")[0]]
    mark = operate(post, proposal, f"down:{blocks[0].id}", blocks=typed, seen=seen, mark="").json()["mark"]
    assert kept() == [*[block.text for block in blocks[1:4]], "Angefangen", blocks[4].text]
    answer = post("hamburg", proposal, do="keep", blocks=[], seen=mark, mark=mark, title="Neu", headers=AUTOSAVE)
    assert (answer.status_code, WorkingCopy.objects.get().title) == (200, "Neu")
    assert kept()[3] == "Angefangen"


@pytest.mark.parametrize(("do", "headers"), [("keep", AUTOSAVE), ("after:{}", OPERATION)])
def test_a_part_of_another_text_is_not_kept_and_the_whole_asked_for(post, proposal, blocks, seen, do, headers):
    post("hamburg", proposal, do="keep", blocks=with_text(blocks, 1, "Im anderen Fenster"))
    do, typed = do.format(blocks[0].id), with_text(blocks, 0, "In diesem Fenster")
    answer = post("hamburg", proposal, do=do, blocks=typed[:1], seen=seen, mark="", headers=headers)
    assert (answer.status_code, answer["X-Whole"]) == (409, "1")
    assert kept()[:2] == [FIRST, "Im anderen Fenster"]
    answer = post("hamburg", proposal, do=do, blocks=typed, mark="", headers=headers)
    assert (answer.status_code, "X-Whole" in answer) == (409, False)
    assert kept()[:2] == [FIRST, "Im anderen Fenster"]


def test_an_operation_in_a_window_that_missed_a_draft_says_so(post, proposal, blocks):
    post("hamburg", proposal, do="keep", blocks=with_text(blocks, 1, "Im anderen Fenster"))
    answer = operate(post, proposal, f"after:{blocks[0].id}", mark="")
    assert answer.status_code == 409
    assert answer.json()["error"].startswith("In einem anderen Fenster haben Sie inzwischen")
    again = operate(post, proposal, f"after:{blocks[0].id}", mark=answer.json()["mark"])
    assert (again.status_code, again.json()["error"], len(kept())) == (200, "", 6)


def test_an_operation_that_cannot_be_done_keeps_the_text_and_says_why(post, proposal, blocks, seen):
    typed = [with_text(blocks, 0, "Angefangen")[0]]
    answer = operate(post, proposal, f"up:{blocks[0].id}", blocks=typed, seen=seen, mark="")
    assert (answer.status_code, answer.json()["error"]) == (200, "Weiter nach oben geht es in diesem Teil nicht.")
    assert (answer.json()["order"], answer.json()["fields"]) == ({}, "")
    assert kept() == ["Angefangen", *[block.text for block in blocks[1:]]]


def test_a_ziffer_that_goes_with_its_subpoints_is_told(post, proposal, blocks, seen):
    answer = operate(post, proposal, f"delete:{blocks[1].id}", blocks=[], seen=seen, mark="").json()
    assert (answer["said"], answer["besides"]) == ("Ziffer 2 mit 2 Unterpunkten gestrichen.", "")
    assert kept() == [blocks[0].text, blocks[4].text]


def test_subpoints_whose_line_alone_goes_are_told_on_the_page(post, proposal, blocks, client):
    post("hamburg", proposal, do=f"only:{blocks[1].id}")
    page = client.get(reverse("proposals:write", args=[proposal.reference])).content.decode()
    said = "Nur die Zeile von Ziffer 2 gestrichen. Die 2 Unterpunkte darunter sind jetzt Ziffer 2 bis Ziffer 3."
    assert page.count(said) == 1


def test_subpoints_that_come_under_another_ziffer_are_told(post, proposal, blocks, seen):
    answer = operate(post, proposal, f"join:{blocks[1].id}", blocks=[], seen=seen, mark="").json()
    assert (answer["said"], answer["besides"]) == ("", "2 Unterpunkte stehen jetzt unter Ziffer 1.")


def test_what_is_too_long_to_keep_is_refused(post, proposal):
    blocks = [Block("voll0000", Kind.ZIFFER, "Zu lang. " * 40_000)]
    answer = operate(post, proposal, "after:voll0000", blocks=blocks)
    assert (answer.status_code, WorkingCopy.objects.count()) == (422, 0)
    assert answer.json()["error"].startswith("Der Entwurf ist zu lang")


def test_a_part_typed_after_the_session_ended_loses_nothing_of_either_window(
    post, proposal, blocks, seen, somebody, client
):
    post("hamburg", proposal, do="keep", blocks=with_text(blocks, 1, "Im anderen Fenster"))
    client.logout()
    typed = with_text(blocks, 0, "Nach dem Ende der Sitzung")[:1]
    address = reverse("proposals:write", args=[proposal.reference])
    data = {"base": 1, "title": proposal.title, "seen": seen, "opened_by": mark_of(somebody("hamburg").pk)}
    data |= {"block": typed[0].id, f"kind-{typed[0].id}": "ziffer", f"text-{typed[0].id}": typed[0].text}
    client.post(address, urlencode(data), content_type=WEB_FORM, headers=AUTOSAVE)
    client.force_login(somebody("hamburg"))
    page = client.get(address).content.decode()
    assert (page.count("Nach dem Ende der Sitzung"), page.count("Im anderen Fenster</textarea>")) == (1, 1)
    assert kept()[:2] == [FIRST, "Im anderen Fenster"]


def test_references_follow_and_are_told(post, proposal, blocks, seen):
    typed = with_text(blocks, 0, "Wie in Ziffer 2 Buchstabe b.")[:1]
    answer = operate(post, proposal, f"after:{blocks[0].id}", blocks=typed, seen=seen, mark="").json()
    assert answer["besides"] == "In Ziffer 1 heißt der Verweis „Ziffer 2 Buchstabe b“ jetzt „Ziffer 3 Buchstabe b“."
    assert kept()[0] == "Wie in Ziffer 3 Buchstabe b."


def test_a_reference_to_a_struck_ziffer_stands_on_the_card(post, proposal, blocks, client):
    post("hamburg", proposal, do=f"delete:{blocks[1].id}", blocks=with_text(blocks, 0, "Wie in Ziffer 2."))
    page = client.get(reverse("proposals:write", args=[proposal.reference])).content.decode()
    line = html.fromstring(page).xpath(f"//section[h2/@id='vollstaendig']//a[contains(@href, '#b-{blocks[0].id}')]")
    assert [a.text for a in line] == [
        "Ziffer 1: Der Verweis „Ziffer 2 [gestrichen]“ führt auf eine gestrichene Ziffer."
    ]


def test_an_empty_ziffer_that_is_left_out_counts_no_longer(post, proposal, blocks):
    changed = with_text(with_text(blocks, 0, ""), 4, "Wie in Ziffer 2.")
    post("hamburg", proposal, blocks=changed)
    proposal.refresh_from_db()
    assert proposal.text.read().blocks[-1].text == "Wie in Ziffer 1."


@pytest.mark.parametrize(
    ("do", "typed", "said", "texts"),
    [
        ("several:move", {"which": "1", "behind": "2"}, "1 Ziffer verschoben.", [1, 2, 3, 0]),
        ("several:delete", {"which": "1, 2 b"}, "2 Ziffern gestrichen.", [1, 2]),
        ("jump:here", {"which": "2 b"}, "Ziffer 2 Buchstabe b.", [0, 1, 2, 3]),
    ],
)
def test_several_ziffern_are_named_by_their_numbers(post, proposal, blocks, seen, do, typed, said, texts):
    ziffern = [block for block in blocks if block.kind == Kind.ZIFFER]
    answer = operate(post, proposal, do, blocks=[], seen=seen, mark="", **typed).json()
    rest = [block.text for block in blocks if block.kind != Kind.ZIFFER]
    chosen = [ziffern[place].text for place in texts]
    assert (answer["said"], kept()) == (said, chosen + rest)


def test_words_are_replaced_in_the_whole_text(post, proposal, blocks, seen):
    answer = operate(post, proposal, "replace:all", blocks=[], seen=seen, mark="", find="IntMK", instead="Konferenz")
    assert answer.json()["said"] == "An 2 Stellen ersetzt."
    assert [text.count("Konferenz") for text in kept()][:2] == [1, 1]
