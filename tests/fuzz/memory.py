"""What pages have offered: to whom, which addresses, which forms, which queries."""

from random import Random

from django.urls import Resolver404, resolve, reverse

from tests.fuzz.pages import Form, read

MOST = 60  # of a kind


class Memory:
    def __init__(self):
        self.paths: dict[tuple[str, str], list[str]] = {}  # by person and name of the route
        self.forms: dict[tuple[str, str], list[tuple[str, Form]]] = {}  # with the address they are sent to
        self.queries: list[str] = []

    def learn(self, who: str, url: str, page: str) -> list[Form]:
        """The forms of a page, and everything it offers kept. Whoever signed out could do nothing more."""
        forms, links = read(page)
        forms = [form for form in forms if form.action != reverse("logout")]
        for form in forms:
            target = form.action if form.action.startswith("/") else url.partition("?")[0]
            if name := self._path(who, target):
                _keep(self.forms.setdefault((who, name), []), (target, form))
        for link in links:
            address, _, query = link.partition("#")[0].partition("?")
            if link.startswith("/") and self._path(who, address) and query:
                _keep(self.queries, query)
        return forms

    def _path(self, who: str, path: str) -> str | None:
        try:
            name = resolve(path.partition("?")[0]).view_name
        except Resolver404:
            return None
        _keep(self.paths.setdefault((who, name), []), path)
        return name

    def names(self, who: str) -> list[str]:
        """The routes of which a person knows an address."""
        return [name for person, name in self.paths if person == who]

    def path(self, who: str, name: str, random: Random) -> str | None:
        return random.choice(self.paths.get((who, name)) or [None])

    def form(self, who: str, name: str, random: Random) -> tuple[str, Form] | None:
        return random.choice(self.forms.get((who, name)) or [None])

    def query(self, random: Random) -> str:
        return random.choice(self.queries or ["q=Kurse"])


def _keep(known: list, new) -> None:
    if len(known) < MOST and new not in known:
        known.append(new)
