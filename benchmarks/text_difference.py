"""How long the difference of two long texts takes. By hand: `python -m benchmarks.text_difference`.

The goal is a median below 20 ms for 18 pages with 240 Ziffern, 30 of them changed.
"""

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

from text.blocks import Block, build, dump, load
from text.diff import after, before, compare
from text.parse import keep_ids, parse, plain
from text.three_way import join
from text.words import in_words

ZIFFERN = 240
CHANGED = 30
WORDS_PER_ZIFFER = 30  # 18 pages of 400 words
ROUNDS = 100
SENTENCE = (
    "die Länder bitten den Bund Sprachkurse Kommunen dauerhaft zu sichern und fordern eine verlässliche Finanzierung"
    " der Beratung vor Ort bis zum Ende des Jahres über alle Maßnahmen der Integration zu berichten sowie gemeinsam"
    " mit den Verbänden einen Vorschlag für das weitere Verfahren vorzulegen"
)
WORDS = SENTENCE.split()


def texts(seed: int) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """A text and its next version: words replaced, inserted and deleted in 30 Ziffern."""
    chance = random.Random(seed)
    levels = [1 if place % 4 == 0 else 2 for place in range(ZIFFERN)]
    old = build([], [(level, " ".join(chance.choices(WORDS, k=WORDS_PER_ZIFFER))) for level in levels], [])
    new = list(old)
    for place in chance.sample(range(ZIFFERN), CHANGED):
        words = new[place].text.split()
        for _ in range(3):
            spot = chance.randrange(len(words))
            words[spot : spot + chance.choice((0, 1))] = chance.choices(WORDS, k=chance.choice((0, 1, 2)))
        new[place] = replace(new[place], text=" ".join(words))
    return old, tuple(new)


def measure(name: str, work: Callable[[], object]) -> None:
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"{name:34} median {statistics.median(times):7.2f} ms   p95 {p95:7.2f} ms")


def main() -> None:
    old, new = texts(seed=20)
    changes = compare(old, new)
    assert (before(changes), after(changes)) == (old, new)
    parts, stored, fresh = plain(new), dump(new), parse(*plain(new))
    print(f"{len(old)} Ziffern, {sum(change.kind != 'same' for change in changes)} changed")
    measure("compare", lambda: compare(old, new))
    measure("compare with in_words", lambda: in_words(compare(old, new)))
    measure("load", lambda: load(stored))
    measure("parse", lambda: parse(*parts))
    measure("keep_ids", lambda: keep_ids(old, fresh))
    measure("join", lambda: join(old, new, old))


if __name__ == "__main__":
    main()
