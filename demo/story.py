"""The story of the demo year, told through the same verbs that people use, each at its own moment."""

import tomllib
import uuid
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.core.exceptions import ObjectDoesNotExist

from accounts.models import Land, User
from accounts.permissions import GRANTS, Relation, Role
from conferences.kinds import MeetingKind
from conferences.models import Conference
from demo import amendment_story, check_story, comment_story, legal_story, lineage_story, session_story, visit_story
from demo.telling import Event, someone
from demo.world import DATA, NUMBER
from intmk import clock
from intmk.refusal import Refused
from proposals.models import Position, Proposal
from proposals.starting import start
from proposals.states import State
from proposals.versions.saving import Draft, revise
from proposals.workflow import TRANSITIONS
from resolutions.models import Resolution
from text.blocks import Kind, clean_text
from text.parse import keep_ids, parse
from text.text import Text
from voting.ballots.recording import record_roll_call
from voting.calling.motions import Moved, record_motion
from voting.calling.rules import MOTIONS
from voting.models import RecordStatement

GONE = "Das, worum es ging, gibt es hier nicht."


def play(events: list[Event], *, after: datetime | None = None, until: datetime) -> list[str]:
    """Tell what happens after one moment until another. Returns a sentence for each event that no longer fits."""
    missed = []
    for event in events:
        if event.on > until or (after and event.on <= after):
            continue
        with clock.at(event.on):
            try:
                event.tell()
            except Refused as refused:
                missed.append(f"{event.what}: {refused}")
            except ObjectDoesNotExist:
                missed.append(f"{event.what}: {GONE}")
    return missed


def events() -> list[Event]:
    """Everything that happens in the demo year, in order of time."""
    files = sorted((DATA / "proposals").glob("*.toml"))
    told = [event for file in files for event in Tale(tomllib.loads(file.read_text(encoding="utf-8"))).events()]
    told += [
        *amendment_story.events(),
        *comment_story.events(),
        *lineage_story.events(),
        *visit_story.events(),
        *legal_story.events(),
        *check_story.events(),
        *session_story.events(),
    ]
    return sorted(told, key=lambda event: event.on)


class Tale:
    """The life of one proposal of the demo."""

    def __init__(self, data: dict):
        self.data = data

    def events(self) -> Iterator[Event]:
        for number, version in enumerate(self.data["version"]):
            yield self._event(version["on"], f"Fassung {number + 1}", partial(self._write, number, version))
        for position in self.data.get("position", []):
            yield self._event(position["on"], f"Position {position['land']}", partial(self._take, position))
        for step in self.data.get("event", []):
            yield self._event(step["on"], step["step"], partial(self._step, step))
        yield from self._outcome(self.data.get("outcome"))

    def _event(self, on, what, tell):
        return Event(clock.wall(on), f"{self.data['title']} – {what}", tell)

    def _outcome(self, outcome):
        if not outcome:
            return
        yield self._event(outcome["on"], "Ergebnis", partial(self._decide, outcome))
        for statement in outcome.get("statement", []):
            yield self._event(statement["on"], "Erklärung", partial(self._declare, statement))
        if outcome["result"] == State.ADOPTED and "release" in outcome:
            release = outcome["release"]
            yield self._event(release["on"], "Freigabe", partial(self._release, release))
        if outcome["result"] == State.ADOPTED and "publish" in outcome:
            yield self._event(outcome["publish"]["on"], "Veröffentlichung", self._publish)

    @property
    def proposal(self) -> Proposal:
        """Found by its first title's version: titles may change, the first text does not."""
        return Proposal.objects.get(conference=NUMBER, versions__number=1, versions__title=self._title(0))

    def _title(self, number) -> str:
        return self.data["version"][number].get("title", self.data["title"])

    def _write(self, number, version):
        blocks = parse(version["preamble"], version["ziffern"], version["rationale"])
        if number == 0:
            self._start(Text(self._title(0), blocks), version["note"])
            return
        proposal = self.proposal
        text = Text(self._title(number), keep_ids(proposal.text.read().blocks, blocks))
        person = someone(version["land"], Role.OFFICIAL)
        draft = Draft(text, version["note"])
        revise(proposal, draft, base=proposal.text.number, by=person, **self._details())

    def _details(self):
        return {"addressee": self.data["addressee"], "contact": self.data["contact"]}

    def _start(self, text, note):
        conference = Conference.objects.get(pk=NUMBER)
        start(
            conference,
            text,
            lead_land=Land.objects.get(pk=self.data["lead"]),
            by=someone(self.data["lead"], Role.OFFICIAL),
            note=note,
            kind=self.data["kind"],
            theme=conference.themes.filter(slug=self.data["theme"]).first(),
            origin=self.data["origin"],
            origin_note=self.data["origin_note"],
            is_example=True,
            **self._details(),
        )

    def _take(self, position):
        proposal = self.proposal
        block_id = ""
        if position["stance"] == "supports_if":
            first_level = [b for b in proposal.text.read().blocks if b.kind == Kind.ZIFFER and b.level == 1]
            block_id = first_level[position["ziffer"] - 1].id
        Position.take(
            proposal,
            position["stance"],
            by=someone(position["land"], Role.OFFICIAL),
            note=position.get("note", ""),
            block_id=block_id,
            wording=clean_text(position.get("wording", "")),
        )

    def _step(self, step):
        proposal, code = self.proposal, step["step"]
        if code == "admit" and proposal.is_late:
            code = "admit_late"
        if code == "submit" and self.data.get("shared_with_guests"):
            proposal.open_to_guests(True, by=someone(proposal.conference.chair_land_id, Role.SECRETARIAT))
        proposal.move(code, by=self._actor(code, proposal), **self._facts(code, step, proposal))

    def _actor(self, code, proposal) -> User:
        """Whose step it is, as the tables of workflow and rights say."""
        may = GRANTS[TRANSITIONS[code].permission]
        if Relation.OFFICE in may:
            return someone(proposal.conference.chair_land_id, Role.SECRETARIAT)
        return someone(proposal.lead_land_id, Role.OFFICIAL if Relation.LEAD_LAND in may else Role.APPROVER)

    def _facts(self, code, step, proposal):
        facts = {key: step[key] for key in ("reason", "note", "top", "recommendation", "referred_to") if key in step}
        meetings = proposal.conference.meetings
        if code in ("assign", "take_up"):
            facts["group"] = proposal.conference.groups.get(slug=self.data["group"])
        if code == "to_pre_conference":
            facts["meeting"] = meetings.get(kind=MeetingKind.PRE)
        if code in ("table", "table_directly"):
            facts["meeting"] = meetings.get(kind=self.data.get("meeting", MeetingKind.MAIN))
            facts["consent_list"] = step.get("green", False)
        return facts

    def _decide(self, outcome):
        proposal = self.proposal
        office = someone(proposal.conference.chair_land_id, Role.SECRETARIAT)
        if outcome["result"] == State.DEFERRED:
            moved = Moved(MOTIONS["vertagen"], outcome["reason"], proposal.ballots.count())
            record_motion(proposal, moved, _choices(outcome), by=office)
        elif outcome["result"] == State.REFERRED:
            moved = Moved(MOTIONS["ueberweisen"], outcome["referred_to"], proposal.ballots.count())
            record_motion(proposal, moved, _choices(outcome), by=office)
        else:
            record_roll_call(proposal, _choices(outcome), by=office)

    def _declare(self, statement):
        first, *others = statement["laender"]
        key = uuid.uuid5(uuid.NAMESPACE_URL, statement["text"])
        made = RecordStatement.make(
            self.proposal, statement["text"], land=first, key=key, by=someone(first, Role.DELEGATE)
        )
        for land in others:
            made.join(land=land, by=someone(land, Role.DELEGATE))

    def _release(self, release):
        proposal = self.proposal
        office = someone(proposal.conference.chair_land_id, Role.SECRETARIAT)
        embargo = release.get("embargo")
        Resolution.release(
            proposal, by=office, embargo_until=clock.wall(embargo) if embargo else None, with_rationale=True
        )

    def _publish(self):
        proposal = self.proposal
        resolution = Resolution.objects.filter(proposal=proposal).first()
        if resolution is None:
            raise Refused("Der Beschluss ist nicht freigegeben.")
        resolution.publish(by=someone(proposal.conference.chair_land_id, Role.PRESS))


def _choices(outcome) -> dict[str, str]:
    choices = dict.fromkeys(Land.objects.values_list("code", flat=True), "yes")
    for choice in ("no", "abstain", "not_voting", "absent"):
        choices |= dict.fromkeys(outcome.get(choice, []), choice)
    return choices
