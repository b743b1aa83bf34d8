"""The product's addresses and three more, where an answer goes wrong on purpose: to see the error pages."""

from django.core.exceptions import BadRequest

from intmk.urls import *  # noqa: F403
from intmk.urls import handler400, path, urlpatterns


def refused(request):
    raise BadRequest


def broken(request):
    raise RuntimeError("Only to see the page for it.")


__all__ = ["handler400"]
urlpatterns = [*urlpatterns, path("test/400/", refused), path("test/500/", broken)]
