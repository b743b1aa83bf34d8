"""What the Geschäftsstelle of the demo year finds at its formal check, and what it finds pending elsewhere."""

import tomllib
from functools import partial

from accounts.permissions import Role
from demo.comment_story import proposal_of
from demo.telling import Event, someone
from demo.world import DATA
from intmk import clock
from proposals.kinds import Verdict
from proposals.models import FormalCheck
from proposals.remarks.models import Look
from proposals.remarks.rules import places
from steering.models import PendingMatter


def events() -> list[Event]:
    data = tomllib.loads((DATA / "checks.toml").read_text(encoding="utf-8"))
    told = [_event(row, "formale Prüfung", _look) for row in data["look"]]
    return told + [_event(row, "anderswo anhängig?", _answer) for row in data["pending"]]


def _event(row, what, tell) -> Event:
    return Event(clock.wall(row["on"]), f"{row['tale']} – {what}", partial(tell, row))


def _look(row):
    """With remarks there are objections; a look without any ticks off what was open."""
    proposal = proposal_of(row)
    place = {name: code for code, name in places(proposal.text.read())}
    remarks = tuple((place[name], words) for name, words in row.get("remarks", []))
    verdict = Verdict.OBJECTIONS if remarks else Verdict.FINE
    settled = () if remarks else tuple(proposal.formal_remarks.filter(settled_at=None).values_list("pk", flat=True))
    look = Look(proposal.text.number, verdict, remarks, settled, row["note"])
    FormalCheck.record(proposal, look, by=someone("NI", Role.SECRETARIAT))


def _answer(row):
    said = {"matter": row["matter"], "source": row["source"]}
    PendingMatter.answer_for(proposal_of(row), row["answer"], **said, by=someone("NI", Role.SECRETARIAT))
