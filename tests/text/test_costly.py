"""Texts that nobody writes: what they cost is bounded, and nothing of them is lost."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from text.redline import redline
from text.tokens import units

LONG = 149_000
WOMAN, ROCKET, JOINER = "\U0001f469", "\U0001f680", "\u200d"
PAIRS = {
    "emoji": (WOMAN * LONG, ROCKET * LONG),
    "joined emoji": ((WOMAN + JOINER) * (LONG // 2) + WOMAN, (ROCKET + JOINER) * (LONG // 2) + ROCKET),
    "skin tones": (WOMAN + "\U0001f3fb" * LONG, WOMAN + "\U0001f3fc" * LONG),
    "one word": ("x" * LONG, "y" * LONG),
    "letters": (" ".join("ab" * (LONG // 4)), " ".join("abc" * (LONG // 6))),
    "marks": (".," * (LONG // 2), ",;" * (LONG // 2)),
    "accents": (("e" + "\u0316" * 30) * 4800, ("e" + "\u0317" * 30) * 4800),
    "every second word": (" ".join(f"w{n} eins" for n in range(15_000)), " ".join(f"w{n} zwei" for n in range(15_000))),
}


def words(kind, side):
    return "".join(text for op, text in kind if op != side)


@pytest.mark.parametrize("kind", PAIRS)
def test_the_difference_of_two_hostile_texts_is_both_of_them(kind):
    old, new = PAIRS[kind]
    segments = redline(old, new)
    assert (words(segments, "insert") == old, words(segments, "delete") == new) == (True, True)


def test_where_too_much_differs_it_is_one_change_between_what_is_the_same():
    ahead, behind = "Die Länder bitten: " * 2000, " Das ist alles." * 2000
    olds, news = " ".join(f"a{n} und" for n in range(6000)), " ".join(f"b{n} und" for n in range(6000))
    assert redline(ahead + olds + behind, ahead + news + behind) == (
        ("equal", ahead),
        ("delete", olds.removesuffix(" und")),
        ("insert", news.removesuffix(" und")),
        ("equal", " und" + behind),
    )


def test_a_long_text_with_few_changes_is_still_compared_word_by_word():
    old = [f"Wort{n}" for n in range(9000)]
    new = ["neu" if n in (5, 4000, 8990) else word for n, word in enumerate(old)]
    segments = redline(" ".join(old), " ".join(new))
    assert [text for op, text in segments if op == "delete"] == ["Wort5", "Wort4000", "Wort8990"]
    assert [text for op, text in segments if op == "insert"] == ["neu"] * 3


@pytest.mark.parametrize("count", [2, 50_000])
def test_a_row_of_joined_emoji_is_one_unit(count):
    assert [len(unit.word) for unit in units((WOMAN + JOINER) * count + WOMAN + " Ende")] == [2 * count + 1, 4]


SCRIPT = """
import sys
from tests.text.test_costly import PAIRS
from text.blocks import Block, Kind
from text.text import Text
old, new = (Text("Titel", (Block("aaaaaaaa", Kind.RATIONALE, text),)) for text in PAIRS[sys.argv[1]])
found = old.compare(new)
print(len(found.sentences), old.apply(old.operations_to(new)) == new, len(new.lexemes) >= 0)
"""


@pytest.mark.parametrize("kind", PAIRS)
def test_a_comparison_with_its_sentences_fits_into_a_small_process(kind):
    """400 MiB of addresses, the modules among them, and a minute of the processor: what grew with the square took
    gigabytes and hours."""

    def bounded():
        resource.setrlimit(resource.RLIMIT_AS, (400 * 2**20,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))

    made = subprocess.run(
        [sys.executable, "-c", SCRIPT, kind],
        cwd=Path(__file__).parents[2],
        preexec_fn=bounded,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.stderr[-300:], made.stdout) == ("", "1 True True\n")
