"""Numbers that come with an address or a form: of versions and amendments."""

from django.http import Http404


def number_in(typed: str | None) -> int | None:
    """The number, or None where something else was sent, or more digits than any number of ours has."""
    return int(typed) if typed and typed.isascii() and typed.isdecimal() and len(typed) < 7 else None


def number_or_404(typed: str | None) -> int:
    """The number of something that must be there; anything else names nothing we have."""
    number = number_in(typed)
    if number is None:
        raise Http404
    return number
