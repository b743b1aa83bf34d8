"""Several people at one moment: real threads, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from intmk.refusal import Refused
from proposals.models import Proposal
from proposals.versions.saving import Stale


class Fault(Exception):
    """Something that breaks in the middle of a transaction."""


@pytest.fixture
def together():
    """`together(a, b, …)`: all at once, each in a thread of its own; what each returned or raised, in their order."""

    def run(*verbs):
        barrier = Barrier(len(verbs))

        def one(verb):
            try:
                connection.ensure_connection()
                barrier.wait(timeout=20)
                return verb()
            except (Refused, Stale, Fault) as raised:
                return raised
            finally:
                connection.close()

        with ThreadPoolExecutor(len(verbs)) as threads:
            return list(threads.map(one, verbs))

    return run


def signed_in(user) -> Client:
    """A browser of its own in which that user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def same(proposal) -> Proposal:
    """The proposal as another process reads it."""
    return Proposal.objects.for_page().get(pk=proposal.pk)
