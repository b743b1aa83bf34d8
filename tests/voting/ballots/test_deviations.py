"""„Alle Ja außer …“ is read as it is typed, and what cannot be read is said in a sentence."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.laender import FEDERATION, NAMES
from voting.ballots.deviations import LETTERS, Unreadable, deviations

ALL = tuple(NAMES)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", {}),
        ("  ", {}),
        ("BY N", {"BY": "no"}),
        ("BY N, HE E", {"BY": "no", "HE": "abstain"}),
        ("byn hee", {"BY": "no", "HE": "abstain"}),
        ("BYNHEESNA", {"BY": "no", "HE": "abstain", "SN": "absent"}),
        ("BY: Nein; HE = Enthaltung", {"BY": "no", "HE": "abstain"}),
        ("Sachsen-Anhalt N Sachsen E", {"ST": "no", "SN": "abstain"}),
        ("Thüringen enthalten, BW B", {"TH": "abstain", "BW": "not_voting"}),
        ("NI N NW N", {"NI": "no", "NW": "no"}),
        ("BY J", {"BY": "yes"}),
        ("BYNEIN,", {"BY": "no"}),
    ],
)
def test_codes_and_choices_are_read_however_they_are_parted(typed, found):
    assert deviations(typed, ALL) == found


@pytest.mark.parametrize(
    ("typed", "sentence", "is_unfinished"),
    [
        (
            "XY N",
            "„XY“ beginnt mit keinem Kürzel eines Landes. Schreiben Sie Kürzel und Stimme, zum Beispiel BY N.",
            False,
        ),
        (
            "BY N, ?",
            "„?“ beginnt mit keinem Kürzel eines Landes. Schreiben Sie Kürzel und Stimme, zum Beispiel BY N.",
            False,
        ),
        (
            "BYNH",
            "„H“ beginnt mit keinem Kürzel eines Landes. Schreiben Sie Kürzel und Stimme, zum Beispiel BY N.",
            True,
        ),
        (
            "H BYN",
            "„H“ beginnt mit keinem Kürzel eines Landes. Schreiben Sie Kürzel und Stimme, zum Beispiel BY N.",
            False,
        ),
        ("BY", "Zu BY fehlt die Stimme: J, N, E, B oder A, zum Beispiel BY N.", True),
        ("BY, ", "Zu BY fehlt die Stimme: J, N, E, B oder A, zum Beispiel BY N.", True),
        (
            "BY Quatsch",
            "Zu BY steht „QUATSCH“. Möglich sind J (Ja), N (Nein), E (Enthaltung), B und A.",
            False,
        ),
        ("BY N HE E BY E", "BY ist zweimal genannt. Lassen Sie eine der beiden Angaben weg.", False),
        ("BY N BY N", "BY ist zweimal genannt. Lassen Sie eine der beiden Angaben weg.", False),
        ("BUND N", "BUND ist in dieser Abstimmung nicht stimmberechtigt.", False),
    ],
)
def test_what_cannot_be_read_is_said(typed, sentence, is_unfinished):
    with pytest.raises(Unreadable) as unreadable:
        deviations(typed, ALL)
    assert (str(unreadable.value), unreadable.value.is_unfinished) == (sentence, is_unfinished)


def test_the_bund_is_read_where_it_votes():
    assert deviations("BUND E, BYN", (*ALL, FEDERATION)) == {"BUND": "abstain", "BY": "no"}


@given(
    st.dictionaries(st.sampled_from([*ALL, FEDERATION]), st.sampled_from(sorted(LETTERS))), st.sampled_from(["", " "])
)
def test_every_roll_call_can_be_typed_in_one_line(votes, gap):
    typed = gap.join(f"{code}{gap}{letter}" for code, letter in votes.items())
    expected = {code: LETTERS[letter] for code, letter in votes.items()}
    assert deviations(typed, (*ALL, FEDERATION)) == expected


@given(st.text(alphabet="BYNHEJÄß,; -x", max_size=12))
def test_nothing_typed_breaks_the_reader(typed):
    found = {}
    with suppress(Unreadable):
        found = deviations(typed, ALL)
    assert set(found) <= set(ALL)
