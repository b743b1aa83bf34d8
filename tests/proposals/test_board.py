"""The board: every stage a column with its newest proposals."""

import re

BOARD = "/vorschlaege/tafel/"


def columns(client):
    """Per column that has cards: what is said above them, and what each of them says."""
    page = client.get(BOARD).content.decode()
    word = r'class="state[^"]*">([^<]+)<'
    found = {}
    for column in page.split('<section class="board__column">')[1:]:
        head, *cards = column.split('<li class="board__card">')
        if cards:
            found[re.search("<h2>(.+?) <", head)[1]] = (re.findall(word, head), [re.findall(word, c) for c in cards])
    return found


def test_a_state_all_cards_of_a_column_have_is_said_once_above_them(sign_in, proposal_in):
    for state in ("exchange", "exchange", "submitted", "admitted", "tabled"):
        proposal_in(state)
    assert columns(sign_in("sachsen")) == {
        "Idee und Austausch": (["Im Austausch"], [[], []]),
        "Einreichung und Prüfung": ([], [["Zugelassen"], ["Eingereicht"]]),
        "Tagesordnung": (["Auf der Ta\u00adges\u00adord\u00adnung"], [[]]),
    }


def test_where_not_all_cards_are_shown_each_says_its_state(sign_in, proposal_in):
    for _ in range(13):
        proposal_in("exchange")
    assert columns(sign_in("sachsen")) == {"Idee und Austausch": ([], [["Im Austausch"]] * 12)}


def test_long_words_can_be_parted_and_are_read_whole(sign_in, proposal_in):
    proposal_in("exchange", title="Fachkräfteeinwanderungsgesetz & Kurse")
    page = sign_in("sachsen").get(BOARD).content.decode()
    assert 'aria-label="Fachkräfteeinwanderungsgesetz &amp; Kurse">' in page
    assert ">Fach\u00adkräf\u00adte\u00adein\u00adwan\u00adde\u00adrungs\u00adge\u00adsetz &amp; Kurse</a>" in page
