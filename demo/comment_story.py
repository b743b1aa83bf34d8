"""What the Länder of the demo year say to a text: comments, a wish that is met, a position that waits for release."""

import tomllib
from functools import partial

from accounts.models import Land
from accounts.permissions import Role
from demo.telling import Event, someone
from demo.world import DATA, NUMBER
from intmk import clock
from proposals.models import Comment, Position, Proposal
from proposals.positions.house_rule import set_approval
from proposals.positions.stances import Stance
from proposals.positions.wording import adopt_wording
from text.blocks import Kind


def events() -> list[Event]:
    data = tomllib.loads((DATA / "comments.toml").read_text(encoding="utf-8"))
    told = [event for row in data["comment"] for event in _thread(row)]
    told += [_event(row, f"Wortlaut von {row['land']}", _adopt) for row in data["wording"]]
    told += [_event(row, f"Freigabe in {row['land']}", _rule) for row in data["house_rule"]]
    told += [_event(row, f"Position von {row['land']} vorbereitet", _prepare) for row in data["prepared"]]
    return told


def _event(row, what, tell) -> Event:
    return Event(clock.wall(row["on"]), f"{row.get('tale', 'Mein Land')} – {what}", partial(tell, row))


def _thread(row):
    yield _event(row, f"Kommentar von {row['land']}", _write)
    for reply in row.get("replies", []):
        yield _event(row | {"on": reply["on"]}, f"Antwort von {reply['land']}", partial(_reply, reply))
    if "done_on" in row:
        yield _event(row | {"on": row["done_on"]}, "erledigt", _settle)


def proposal_of(row) -> Proposal:
    """Found by its first version's title: titles may change, the first text does not."""
    tale = tomllib.loads((DATA / "proposals" / f"{row['tale']}.toml").read_text(encoding="utf-8"))
    title = tale["version"][0].get("title", tale["title"])
    return Proposal.objects.get(conference=NUMBER, versions__number=1, versions__title=title)


def _write(row):
    proposal = proposal_of(row)
    first_level = [b for b in proposal.text.read().blocks if b.kind == Kind.ZIFFER and b.level == 1]
    Comment.write(
        proposal,
        row["text"],
        circle=row["circle"],
        by=someone(row["land"], Role.OFFICIAL),
        block_id=first_level[row["ziffer"] - 1].id if row["ziffer"] else "",
    )


def _comment(row) -> Comment:
    return Comment.objects.get(proposal=proposal_of(row), text=row["text"], parent__isnull=True)


def _reply(reply, row):
    _comment(row).reply(reply["text"], by=someone(reply["land"], Role.OFFICIAL))


def _settle(row):
    _comment(row).resolve(True, by=someone(row["done_by"], Role.OFFICIAL))


def _adopt(row):
    proposal = proposal_of(row)
    wish = Position.objects.current().get(proposal=proposal, land=row["land"], stance=Stance.SUPPORTS_IF)
    adopt_wording(proposal, wish, seen=proposal.text.number, is_aware=True, by=someone(row["by"], Role.OFFICIAL))


def _rule(row):
    set_approval(Land.objects.get(pk=row["land"]), True, by=someone(row["land"], Role.APPROVER))


def _prepare(row):
    Position.take(proposal_of(row), row["stance"], by=someone(row["land"], Role.OFFICIAL), note=row["note"])
