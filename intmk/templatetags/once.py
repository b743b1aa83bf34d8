"""Pieces of pages that follow from saved texts alone are rendered once in a process."""

from collections.abc import Hashable

from django import template
from django.template.loader import render_to_string

from intmk.memory import Memory

register = template.Library()
# In characters; of two bytes each, because of the German quotation marks. Twenty texts of 240 Ziffern, or hundreds of
# usual length: more than the people at work read at one time, and little beside the program itself.
_pieces: Memory[str] = Memory(1_500_000, len)


@register.simple_tag
def once(name: str, *key: Hashable, **values) -> str:
    """The template `name`, rendered with `values` and nothing else; for an equal key the piece made before.

    The key must tell everything the values say. The piece sees no request and no reader, so that none can be in it.
    """
    return _pieces.get((name, *key), lambda: render_to_string(name, values))
