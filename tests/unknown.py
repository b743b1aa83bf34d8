"""A template that names what is not there: a page shows nothing in its place, and nobody notices. The tests do."""

import sys

from django.template import VariableDoesNotExist


class UnknownVariable(Exception):
    """A template shows, filters or hands on what its context, or an object in it, does not have."""


class Refusing(str):
    """Stands for `string_if_invalid`. Django asks whether it is anything while it handles the failed lookup.

    What lies behind nothing is nothing (`proposal.group.name` without a group), and `{% if %}` and `{% for %}` may ask
    for what is not there: neither comes here with a name that could be misspelt.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        failed = sys.exception()
        if isinstance(failed, VariableDoesNotExist):
            name, asked = failed.params
            if asked not in (None, ""):
                raise UnknownVariable(f"„{name}“ is not in {type(asked).__name__} {str(asked)[:200]}")
        return False
