"""The name of an idea before it is shared: „Idee-k3f7q“. Drawn by lot, so that it tells of no other idea."""

import secrets

from intmk.converters import CONSONANTS

DIGITS = "23456789"


def new_name() -> str:
    drawn = (secrets.choice(letters) for letters in (CONSONANTS, DIGITS, CONSONANTS, DIGITS, CONSONANTS))
    return f"Idee-{''.join(drawn)}"
