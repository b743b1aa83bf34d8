"""Addresses that nobody has written: no error, and nothing to be found."""

import pytest

ODD_QUERIES = [
    "konferenz=" + "9" * 5000,
    "konferenz=-1",
    "konferenz=%00",
    "konferenz=٣",
    "vor=%00",
    "vor=2025-01-01_5",
    "vor=x_y",
    "vor=2025-01-01T00:00:00%2B01:00_" + "9" * 40,
    "nach=0001-01-01T00:00:00%2B14:00_1",
    "vor=9999-12-31T23:59:59-14:00_1",
    "q=%00",
    "q=%27%3B--",
    "q=%26%7C%21%3A*",
    "q=" + "x" * 5000,
    "stand=unbekannt",
    "thema=%00&land=XX&gruppe=%27",
]


@pytest.mark.parametrize("page", ["/vorschlaege/", "/vorschlaege/tafel/", "/beschluesse/"])
def test_forged_addresses_never_fail(sign_in, proposal_in, page):
    proposal_in("submitted")
    bayern = sign_in("bayern")
    answers = {query: bayern.get(f"{page}?{query}").status_code for query in ODD_QUERIES}
    assert answers == dict.fromkeys(ODD_QUERIES, 200)


NOWHERE = [
    "/vorschlaege/2025-999/",
    "/vorschlaege/x/",
    "/vorschlaege/2025-001%00/",
    "/vorschlaege/2025-001/fassungen/999/",
    "/vorschlaege/2025-001/fassungen/99999999999999999999/",
    "/vorschlaege/2025-001/schritt/unbekannt/",
    "/vorschlaege/2025-001/schritt/adopt/",
    "/konferenzen/99999999999999999999/",
    "/konferenzen/7/",
    "/beschluesse/2025-001/",
    "/beschluesse/x.pdf",
    "/beschluesse/%00/",
    "/vorschlaege/2025-001/freigabe/",
]


def test_addresses_that_lead_nowhere_are_404(sign_in, proposal_in):
    proposal_in("tabled")
    client = sign_in("geschaeftsstelle")
    assert {page: client.get(page).status_code for page in NOWHERE} == dict.fromkeys(NOWHERE, 404)
