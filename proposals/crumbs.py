"""The way back above a page: „Vorschläge“, the proposal, and what lies between it and the page."""

from django.urls import reverse


def crumbs(proposal, *more) -> list:
    """Labels with their addresses. The last one is the page itself; its address does not matter."""
    return below_list((proposal.reference, proposal.get_absolute_url()), *more)


def below_list(*more) -> list:
    """For pages that belong to no proposal yet."""
    return [("Vorschläge", reverse("proposals:list")), *more]
