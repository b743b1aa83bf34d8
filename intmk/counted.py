"""A number with its noun: „1 Eintrag“, „8 Einträge“, „0 Einträge“."""


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
