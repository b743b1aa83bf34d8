"""The form of „unterstützt, wenn“: filled in with the wording of the chosen place, place after place."""

import pytest

from proposals.models import Position
from proposals.positions.forms import NOTHING
from tests.proposals.pages import sentences
from text.amend import TITLE

ZIFFERN = """
1. Die IntMK dankt.
2. Sie bittet um Mittel.
   a) für Kurse,
   b) für Beratung.
3. Sie erwartet einen Bericht.
"""


@pytest.fixture
def proposal(proposal_in):
    return proposal_in("exchange", ziffern=ZIFFERN)


@pytest.fixture
def ids(proposal):
    return [block.id for block in proposal.text.read().blocks]


@pytest.fixture
def send(proposal, sign_in):
    client = sign_in("hamburg")

    def sent(**data):
        return client.post(f"{proposal.get_absolute_url()}position/", {"stance": "supports_if"} | data)

    return sent


def shown(page) -> dict:
    return {field.name: field.value() for field in page.context["form"]}


def wish(proposal):
    position = Position.objects.current().get(proposal=proposal)
    text = position.version.read()
    return list(text.compare(text.apply(position.wanted())).sentences)


def test_a_chosen_place_comes_with_its_wording(send, ids):
    page = send(ansehen="ja", stelle=ids[2])
    assert shown(page) == {
        "stance": "supports_if",
        f"wortlaut_{ids[2]}": "für Kurse,",
        f"streichen_{ids[2]}": None,
        f"danach_{ids[2]}": None,
        "stelle": "",
        "note": None,
        "orte": ids[2],
    }
    assert Position.objects.count() == 0


def test_what_was_typed_stays_while_another_place_is_added(send, ids):
    typed = {"orte": ids[0], f"wortlaut_{ids[0]}": "Die IntMK dankt allen.", "note": "Wichtig."}
    page = shown(send(ansehen="ja", stelle=ids[4], **typed))
    assert page[f"wortlaut_{ids[0]}"] == "Die IntMK dankt allen."
    assert (page[f"wortlaut_{ids[4]}"], page["note"]) == ("Sie erwartet einen Bericht.", "Wichtig.")


def test_a_place_chosen_and_sent_at_once_is_shown_first(send, ids):
    assert shown(send(stelle=ids[0]))[f"wortlaut_{ids[0]}"] == "Die IntMK dankt."
    assert Position.objects.count() == 0


def test_several_places_striking_and_inserting(send, ids, proposal):
    response = send(
        orte=" ".join([ids[0], ids[1], ids[4], TITLE]),
        **{
            "wortlaut_title": "Kurse retten",
            f"wortlaut_{ids[0]}": "Die IntMK dankt allen.",
            f"wortlaut_{ids[1]}": "Sie bittet um Mittel.",
            f"streichen_{ids[1]}": "on",
            f"wortlaut_{ids[4]}": "Sie erwartet einen Bericht.",
            f"danach_{ids[4]}": "Sie veröffentlicht ihn.",
        },
    )
    assert response.status_code == 302
    assert wish(proposal) == [
        "Im Titel wird ‚sichern Geheimsache‘ durch ‚retten‘ ersetzt.",
        "In Ziffer 1 wird nach ‚dankt‘ ‚allen‘ eingefügt.",
        "Ziffer 2 wird gestrichen.",
        "Ziffer 2 Buchstabe a wird gestrichen.",
        "Ziffer 2 Buchstabe b wird gestrichen.",
        "Nach Ziffer 3 wird eingefügt: ‚Sie veröffentlicht ihn.‘",
    ]


def test_other_words_for_one_ziffer_are_kept_as_ever(send, ids, proposal):
    send(orte=ids[0], **{f"wortlaut_{ids[0]}": "Die IntMK dankt allen."})
    position = Position.objects.get()
    assert (position.block_id, position.wording, position.operations) == (ids[0], "Die IntMK dankt allen.", None)


def test_the_same_wish_twice_is_one(send, ids):
    for _ in range(2):
        send(orte=ids[4], **{f"wortlaut_{ids[4]}": "Sie erwartet einen Bericht.", f"danach_{ids[4]}": "Neu."})
    assert Position.objects.count() == 1


@pytest.mark.parametrize("words", ["Die IntMK dankt.", " Die IntMK  dankt. "])
def test_words_that_stand_there_already_are_no_wish(send, ids, words):
    page = send(orte=ids[0], **{f"wortlaut_{ids[0]}": words})
    assert sentences(page) == [f"Weitere Stelle, die Ihr Land anders möchte: {NOTHING}"]
    assert Position.objects.count() == 0


def test_no_place_is_no_wish(send):
    assert sentences(send()) == [f"Stelle, die Ihr Land anders möchte: {NOTHING}"]


def test_an_emptied_place_is_not_struck_by_accident(send, ids):
    page = send(orte=ids[0], **{f"wortlaut_{ids[0]}": ""})
    assert sentences(page) == ["Wortlaut: Ziffer 1: Der Wortlaut fehlt. Zum Streichen setzen Sie den Haken."]


def test_places_that_are_none_of_the_text_are_left_out(send, ids):
    assert shown(send(ansehen="ja", stelle="nirgends", orte=f"weg00000 {ids[0]}"))["orte"] == ids[0]


def test_another_stance_forgets_the_places(send, ids):
    send(stance="supports", orte=ids[0], **{f"wortlaut_{ids[0]}": "Anders."})
    position = Position.objects.get()
    assert (position.stance, position.block_id, position.operations) == ("supports", "", None)


def test_the_form_begins_with_the_wish_that_counts(send, ids, proposal, sign_in):
    typed = {f"wortlaut_{ids[4]}": "Sie erwartet zwei Berichte.", f"danach_{ids[4]}": "Neu.\r\nNoch etwas."}
    send(
        orte=" ".join([ids[4], ids[0]]),
        **typed,
        **{f"wortlaut_{ids[0]}": "Die IntMK dankt.", f"streichen_{ids[0]}": "on"},
    )
    page = shown(sign_in("hamburg").get(f"{proposal.get_absolute_url()}position/"))
    assert (page["orte"].split(), page[f"streichen_{ids[0]}"]) == ([ids[0], ids[4]], True)
    assert (page[f"wortlaut_{ids[4]}"], page[f"danach_{ids[4]}"]) == (
        "Sie erwartet zwei Berichte.",
        "Neu.\nNoch etwas.",
    )


def test_striking_says_that_subpoints_go_along(send, ids):
    page = send(ansehen="ja", stelle=ids[1]).content.decode()
    assert "Ziffer 2 streichen, mit ihren Unterpunkten" in page


def test_something_new_before_the_first_place(send, ids, proposal, sign_in):
    assert f"davor_{ids[0]}" in shown(send(ansehen="ja", stelle=ids[0]))
    assert f"davor_{ids[1]}" not in shown(send(ansehen="ja", stelle=ids[1]))
    typed = {f"wortlaut_{ids[0]}": "Die IntMK dankt.", f"davor_{ids[0]}": "Sie erinnert."}
    assert send(orte=ids[0], **typed).status_code == 302
    assert wish(proposal) == ["Vor Ziffer 1 wird eingefügt: ‚Sie erinnert.‘"]
    again = shown(sign_in("hamburg").get(f"{proposal.get_absolute_url()}position/"))
    assert (again["orte"], again[f"davor_{ids[0]}"]) == (ids[0], "Sie erinnert.")


def test_a_part_that_the_text_lacks_is_offered_and_opened(send, ids, proposal, sign_in):
    page = send(ansehen="ja", stelle="neu_preamble")
    assert [name for name in shown(page) if name.endswith("neu_preamble")] == ["danach_neu_preamble"]
    offered = dict(page.context["form"].fields["stelle"].choices)
    assert [key for key in offered if key.startswith("neu_")] == []
    assert send(orte="neu_preamble", danach_neu_preamble="Es fehlt.\nÜberall.").status_code == 302
    assert wish(proposal) == [
        "In der Präambel wird eingefügt: ‚Es fehlt.‘",
        "Danach wird eingefügt: ‚Überall.‘",
    ]
    again = shown(sign_in("hamburg").get(f"{proposal.get_absolute_url()}position/"))
    assert (again["orte"], again["danach_neu_preamble"]) == ("neu_preamble", "Es fehlt.\nÜberall.")


def test_a_part_that_was_chosen_last_is_shown_before_anything_is_kept(send, ids):
    typed = {"orte": ids[0], f"wortlaut_{ids[0]}": "Die IntMK dankt allen.", "stelle": "neu_preamble"}
    assert "danach_neu_preamble" in shown(send(**typed))
    assert Position.objects.count() == 0


def test_a_part_that_stays_empty_is_no_wish(send, ids):
    assert sentences(send(orte="neu_preamble", danach_neu_preamble="")) == [
        f"Weitere Stelle, die Ihr Land anders möchte: {NOTHING}"
    ]
