"""Values with a German label: the vocabulary of tables that officials can read."""

from enum import StrEnum


class Labelled(StrEnum):
    """A value for the database, a German label and, where one helps, a German sentence for the reader."""

    def __new__(cls, value: str, label: str, sentence: str = ""):
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.sentence = sentence
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        return [(member.value, member.label) for member in cls]

    @classmethod
    def values(cls) -> list[str]:
        return [member.value for member in cls]
