"""The way back above a page: „Konferenzen“, the conference, and the page."""

from django.urls import reverse


def crumbs(conference, *more, is_open: bool = True) -> list:
    """Labels with their addresses; no address for a conference of which one reads only a part.

    The last one is the page itself; its address does not matter.
    """
    own = (str(conference), conference.get_absolute_url() if is_open else None)
    return [("Konferenzen", reverse("conferences:list")), own, *more]
