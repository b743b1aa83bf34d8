"""Readers who go through all addresses, and whose answers are looked at by many tests."""

import pytest

from tests.leaks.reading import answer_of


@pytest.fixture(scope="module")
def read(visitor):
    """`read("sachsen", urls)`: what each of these addresses answers that person; asked once for all tests."""
    known = {}

    def asked(person, urls):
        client, urls = visitor(person), list(urls)
        for url in urls:
            if (person, url) not in known:
                known[person, url] = answer_of(client.get(url))
        return {url: known[person, url] for url in urls}

    return asked


@pytest.fixture(scope="module")
def leaks(read):
    """`leaks("sachsen", urls)`: the addresses whose answer tells that person a secret."""
    return lambda person, urls: [url for url, answer in read(person, urls).items() if answer.tells]
