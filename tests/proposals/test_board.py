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
        "Tagesordnung": (["Auf der Tagesordnung"], [[]]),
    }


def test_where_not_all_cards_are_shown_each_says_its_state(sign_in, proposal_in):
    for _ in range(13):
        proposal_in("exchange")
    assert columns(sign_in("sachsen")) == {"Idee und Austausch": ([], [["Im Austausch"]] * 12)}
