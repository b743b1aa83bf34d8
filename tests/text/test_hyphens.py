"""Where German words may be parted."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.strategies import quick
from text.hyphens import SOFT_HYPHEN, points, soft


def parted(word):
    edges = [0, *points(word), len(word)]
    return "-".join(word[start:end] for start, end in pairwise(edges))


@pytest.mark.parametrize(
    "word",
    [
        "Be-rufs-sprach-kur-se",
        "In-te-gra-ti-ons-kur-se",
        "Bun-des-län-der",
        "Fach-kräf-te-ein-wan-de-rungs-ge-setz",
        "Ar-beits-markt-in-te-gra-ti-on",
        "Sprach-kurs-an-ge-bo-te",
        "Hoch-schul-ab-schlüs-se",
        "Rück-kehr-be-ra-tung",
        "El-tern-zu-sam-men-ar-beit",
        "Kin-der-be-treu-ung",
        "Mi-nis-te-rin-nen",
        "Stra-ße",
        "Amt",
    ],
)
def test_words_are_parted_between_their_parts_and_syllables(word):
    assert parted(word.replace("-", "")) == word


def test_only_long_words_get_soft_hyphens():
    assert soft("Kurse und Anerkennungsberatung, 2025") == "Kurse und An|er|ken|nungs|be|ra|tung, 2025".replace(
        "|", SOFT_HYPHEN
    )


@quick
@given(st.text())
def test_nothing_but_soft_hyphens_is_added(text):
    assert soft(text).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
