"""The name of an idea before it is shared: „Idee-k3f7q“. Drawn by lot, so that it tells of no other idea."""

import secrets

CONSONANTS = "bcdfghjkmnpqrstvwxz"  # no vowels, so that no name is a word; no l and y, so that all can be read aloud
DIGITS = "23456789"


def new_name() -> str:
    drawn = (secrets.choice(letters) for letters in (CONSONANTS, DIGITS, CONSONANTS, DIGITS, CONSONANTS))
    return f"Idee-{''.join(drawn)}"
