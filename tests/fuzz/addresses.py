"""Every address there is, and addresses that nobody would type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import URLPattern, get_resolver

from conferences.models import Contact, Deadline, Meeting, TextTemplate, Theme, WorkingGroup
from conferences.plan_forms import FORMS
from proposals.models import Attachment, Comment, Position, Proposal
from proposals.workflow import TRANSITIONS
from resolutions.models import PriorReference
from tests.fuzz.hostile import VALUES

_PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
NUMBERS = [0, 1, 1, 1, 2, 2, 3, 20, 20, 21, 22, 2**31, 2**63, 10**30]
LOST = ["2025-999", "Idee-b2b2b", "0000-000", "2025-" + "9" * 300]


@dataclass(frozen=True, slots=True)
class Route:
    """An address with places to fill: `vorschlaege/<reference:reference>/`."""

    name: str
    template: str
    is_read: bool  # whether there is a page behind it; some addresses only take what is sent

    @property
    def places(self) -> list[str]:
        return _PLACE.findall(self.template)

    def filled(self, values: dict[str, str]) -> str:
        return "/" + _PLACE.sub(lambda place: quote(values[place[1]], safe="", errors="surrogatepass"), self.template)


def routes(resolver=None, route="", space="") -> Iterator[Route]:
    for pattern in (resolver or get_resolver()).url_patterns:
        template = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLPattern):
            yield Route(f"{space}{pattern.name}", template, "GET" in _allowed(pattern))
        else:
            yield from routes(pattern, template, f"{pattern.namespace}:" if pattern.namespace else space)


def _allowed(pattern) -> str:
    """What a view says when it is asked for something that none of them takes."""
    request = RequestFactory().trace("/")
    request.user = AnonymousUser()
    return pattern.callback(request).headers["Allow"]


def known() -> dict[str, list]:
    """What can stand at each place of an address: what there is, and a little of what there is not."""
    names = Proposal.objects.filter(idea_name__isnull=False).values_list("idea_name", flat=True)
    references = [*Proposal.objects.values_list("reference", flat=True), *names[:3]]
    rows = (Comment, Position, Theme, Meeting, Deadline, WorkingGroup, Contact, TextTemplate, PriorReference)
    keys = [key for model in rows for key in model.objects.values_list("pk", flat=True)]
    return {
        "reference": references * 3 + LOST,
        "other": references * 3 + LOST,
        "number": NUMBERS,
        "pk": keys * 3 + NUMBERS,
        "token": list(Attachment.objects.values_list("token", flat=True)) * 5
        + ["0" * 8 + "-0000" * 3 + "-" + "0" * 12],
        "land": ["BY", "SN", "XX"],
        "slug": ["sprache", "nirgends"],
        "kind": ["csv", "xlsx", "ods"],
        "part": [*list(FORMS) * 5, "nirgends"],
        "block_id": [*(block["id"] for proposal in Proposal.objects.all() for block in proposal.text.blocks[:2]), "zz"],
        "code": [*(code.replace("_", "-") for code in TRANSITIONS), "nirgends", "take_up"],
    }


def address(route: Route, choices: dict[str, list], random: Random) -> str:
    """One in twelve places is filled with something that does not belong there."""
    return route.filled(
        {
            place: random.choice(VALUES) if random.random() < 0.08 else str(random.choice(choices[place]))
            for place in route.places
        }
    )
