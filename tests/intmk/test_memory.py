"""What a process keeps: everything is made once, and there is a bound to what is kept."""

from threading import Barrier, Thread

import pytest

from intmk.memory import Memory


@pytest.fixture
def asked():
    """Ask a memory with room for ten letters for these words, and what had to be made for that."""
    memory, made = Memory(10, len), []

    def make(word: str) -> str:
        made.append(word)
        return word

    def asking(*words: str) -> list[str]:
        made.clear()
        assert [memory.get(word, lambda word=word: make(word)) for word in words] == list(words)
        return made[:]

    asking.memory = memory
    return asking


def test_a_thing_is_made_once(asked):
    assert asked("eins", "zwei", "eins", "zwei", "eins") == ["eins", "zwei"]
    assert asked("zwei") == []


def test_what_was_not_asked_for_longest_is_forgotten_first(asked):
    assert asked("eins", "zwei", "eins", "drei") == ["eins", "zwei", "drei"]
    assert asked("eins", "drei") == []
    assert asked("zwei") == ["zwei"]


def test_a_heavy_thing_takes_the_room_of_several(asked):
    assert asked("ab", "cd", "ef", "achtzehn") == ["ab", "cd", "ef", "achtzehn"]
    assert asked("ef", "achtzehn") == []
    assert asked("ab") == ["ab"]


def test_what_is_heavier_than_the_room_is_made_and_not_kept(asked):
    assert asked("einundzwanzig") == ["einundzwanzig"]
    assert asked("eins", "einundzwanzig", "eins") == ["eins", "einundzwanzig", "eins"]


def test_what_could_not_be_made_is_not_kept(asked):
    def fail():
        raise ValueError

    with pytest.raises(ValueError):
        asked.memory.get("eins", fail)
    assert asked("eins", "eins") == ["eins"]


def test_a_memory_that_forgets_begins_anew(asked):
    asked("eins", "zwei")
    asked.memory.forget()
    assert asked("eins", "zwei", "eins") == ["eins", "zwei"]


def test_what_two_miss_together_is_kept_once_and_weighs_once(asked):
    both_miss, found = Barrier(2), []

    def make() -> str:
        both_miss.wait()
        return "".join(["ei", "ns"])  # another string each time

    threads = [Thread(target=lambda: found.append(asked.memory.get("eins", make))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found[0] is found[1]
    assert asked("fünfte") == ["fünfte"]
    assert asked("eins", "fünfte") == []
