"""Walk through the pages of a database as some people of its demo year, and print what each address answers.

`python -m tests.upgrade.visit` works on the database of `DATABASE_URL`, with `DEMO=1`.
"""

import json
import re
from collections import Counter
from html import unescape

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client, override_settings  # noqa: E402
from django.urls import Resolver404, resolve  # noqa: E402

from accounts.permissions import Role  # noqa: E402
from demo.people import highlights  # noqa: E402

WHO = {(Role.SECRETARIAT, "NI"), (Role.PRESS, "NI"), (Role.OFFICIAL, "BY"), (Role.FEDERAL_GUEST, None)}
OF_A_KIND = 2  # addresses of each kind that are asked
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"


def visit(client: Client) -> dict[str, int]:
    """The status of every address that links lead to from the start page, or of the page one is led on to."""
    found, waiting, kinds = {}, ["/"], Counter()
    while waiting:
        address = waiting.pop(0)
        kind = _kind(address)
        if address in found or kind is None or kinds[kind] == OF_A_KIND:
            continue
        kinds[kind] += 1
        response = client.get(address, headers={"host": "localhost"}, follow=True)
        found[address] = response.status_code
        if response.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'<a\b[^>]*?\shref="(/[^"#]*)', response.content.decode())
            waiting += [unescape(link) for link in links]
    return found


def _kind(address: str) -> str | None:
    try:
        return resolve(address.split("?")[0]).view_name
    except Resolver404:
        return None  # static files


def main() -> None:
    visits = {"": visit(Client())}
    for person in highlights():
        if (Role(person.role), person.land_id) in WHO:
            client = Client()
            client.post("/demo/anmelden/", {"person": person.pk}, headers={"host": "localhost"})
            visits[person.user.email] = visit(client)
    print(json.dumps(visits))


with override_settings(STORAGES=settings.STORAGES | {"staticfiles": {"BACKEND": PLAIN}}):
    main()
