"""What the tests of the parts do and ask."""

import pytest

from accounts.models import Land
from intmk.refusal import Refused
from journal.verification import findings
from voting.parts.deciding import ask_for_ziffer
from voting.parts.settling import settle, settlement_of
from voting.parts.standing import parts_of


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def stands(proposal) -> dict[str, str]:
    return {part.amendment.label: part.said for part in parts_of(fresh(proposal)).amendments}


def settled(proposal, by):
    proposal = fresh(proposal)
    return settle(proposal, seen=settlement_of(parts_of(proposal)).mark, by=by)


def refusal(verb) -> str:
    with pytest.raises(Refused) as refused:
        verb()
    return str(refused.value)


def asked(proposal, block, office, land="SN"):
    return ask_for_ziffer(fresh(proposal), block, land=Land.objects.get(pk=land), by=office)


def unvouched():
    return [each for each in findings() if each.row.startswith(("voting.", "proposals."))]
