"""The meetings of the ministers in the demo year: opened, who is there, which item is called, closed."""

import tomllib
from functools import partial

from accounts.laender import NAMES
from accounts.permissions import Role
from conferences.arrangement import Spot, digest
from conferences.models import AgendaItem, Meeting
from conferences.models.arranging import nodes_of
from demo.telling import Event, someone
from demo.world import DATA, NUMBER
from intmk import clock
from voting.models import Presence, Session


def events() -> list[Event]:
    data = tomllib.loads((DATA / "sessions.toml").read_text(encoding="utf-8"))
    return [event for row in data["session"] for event in Told(row).events()]


class Told:
    """One meeting. Its verbs are those of the office."""

    def __init__(self, row: dict):
        self.row = row

    def events(self):
        if "arranged" in self.row:
            yield self._event(self.row["arranged"], "Reihenfolge", self._arrange)
        yield self._event(self.row["opened"], "eröffnet", self._open)
        yield self._event(self.row["arrived"], "anwesend", self._all_but_the_absent)
        for seat in self.row.get("seat", []):
            yield self._event(seat["on"], f"{seat['land']} vertreten", partial(self._sit, seat))
        for left in self.row.get("left", []):
            yield self._event(left["on"], f"{left['land']} geht", partial(self._leave, left["land"]))
        for back in self.row.get("back", []):
            yield self._event(back["on"], f"{back['land']} kommt", partial(self._arrive, back["land"]))
        for call in self.row.get("call", []):
            yield self._event(call["on"], f"TOP {call['top']}", partial(self._call, call["top"]))
        yield self._event(self.row["closed"], "geschlossen", self._close)

    def _event(self, on, what, tell) -> Event:
        return Event(clock.wall(on), f"{self.row['meeting']} – {what}", tell)

    @property
    def meeting(self) -> Meeting:
        return Meeting.objects.get(conference=NUMBER, kind=self.row["meeting"])

    @property
    def office(self):
        return someone(self.meeting.conference.chair_land_id, Role.SECRETARIAT)

    def _arrange(self):
        """The opening comes before the reports, though its number does not."""
        for top in reversed(self.row["first"]):
            opened = digest(nodes_of(AgendaItem.objects.of(self.meeting)))
            self._item(top).put(Spot.AT, 1, opened=opened, by=self.office)

    def _item(self, top) -> AgendaItem:
        return AgendaItem.objects.get(meeting=self.meeting, number=top)

    def _open(self):
        Session.open(self.meeting, by=self.office)

    def _all_but_the_absent(self):
        for land in NAMES:
            if land not in self.row["absent"]:
                self._arrive(land)

    def _arrive(self, land):
        Presence.arrive(self.meeting.session, land, by=self.office)

    def _sit(self, seat):
        who = {"person": seat["person"], "function": seat["function"]}
        Presence.arrive(self.meeting.session, seat["land"], by=self.office, **who)

    def _leave(self, land):
        Presence.leave(self.meeting.session, land, by=self.office)

    def _call(self, top):
        self.meeting.session.call(self._item(top), by=self.office)

    def _close(self):
        self.meeting.session.close(by=self.office)
