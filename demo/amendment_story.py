"""The amendments of the demo year: filed, joined, recommended on, answered and merged before the vote."""

import tomllib
from collections.abc import Iterator
from functools import partial

from accounts.permissions import Role
from demo.telling import Event, someone
from demo.world import DATA, NUMBER
from intmk import clock
from intmk.refusal import Refused
from proposals.amendments.adopting import Decision
from proposals.amendments.candidates import Variant
from proposals.amendments.dialogue import Act, Advice
from proposals.amendments.models.amendment import Wish
from proposals.amendments.rules import Fate
from proposals.models import Amendment, AmendmentRound, AmendmentSponsor, MergeDraft, Proposal
from text.modify import modified, wordings
from text.parse import keep_ids, parse, plain
from text.text import Text


def events() -> list[Event]:
    """Everything that happens with amendments in the demo year."""
    files = sorted((DATA / "amendments").glob("*.toml"))
    return [event for file in files for event in Debate(tomllib.loads(file.read_text(encoding="utf-8"))).events()]


class Debate:
    """What the Länder want changed in one proposal. `tale` names the file with the proposal itself."""

    def __init__(self, data: dict):
        self.data = data

    def events(self) -> Iterator[Event]:
        for place, amendment in enumerate(self.data["amendment"]):
            yield self._event(amendment, f"Änderungsantrag {amendment['land']}", partial(self._file, place))
        for act in self.data["act"]:
            yield self._event(act, act["what"], partial(self._act, act))
        if "merge" in self.data:
            yield self._event(self.data["merge"], "Zusammenführung", self._merge)

    def _event(self, row, what, tell) -> Event:
        return Event(clock.wall(row["on"]), f"{self.data['tale']} – {what}", tell)

    @property
    def proposal(self) -> Proposal:
        return Proposal.objects.get(conference=NUMBER, versions__number=1, versions__title=self._first_title())

    def _first_title(self) -> str:
        file = DATA / "proposals" / f"{self.data['tale']}.toml"
        tale = tomllib.loads(file.read_text(encoding="utf-8"))
        return tale["version"][0].get("title", tale["title"])

    def _amendment(self, number: int) -> Amendment:
        return Amendment.objects.select_related("proposal", "base").get(proposal=self.proposal, number=number)

    def _file(self, place: int):
        row, proposal = self.data["amendment"][place], self.proposal
        base = proposal.text.read().blocks
        parts = plain(base)._asdict()
        for old, new in row["changes"]:
            parts = {name: text.replace(old, new) for name, text in parts.items()}
        wish = Wish(Text(row.get("title", proposal.text.title), keep_ids(base, parse(**parts))), row.get("reason", ""))
        by = someone(row["land"], Role.OFFICIAL)
        Amendment.file(proposal, wish, base=proposal.text.number, by=by, replaces=row.get("replaces"))

    def _act(self, row):
        amendment, what = self._amendment(row["number"]), row["what"]
        if what in _BY_LAND:
            _BY_LAND[what](amendment, by=someone(row["land"], Role.OFFICIAL))
            return
        if what == "answer":
            by, answer = someone(amendment.land_id, Role.OFFICIAL), Act(row["answer"])
            AmendmentRound.answer(amendment, answer, by=by, note=row["note"], operations=_words(amendment, row))
            return
        office = someone(amendment.proposal.conference.chair_land_id, Role.SECRETARIAT)
        if what == "advise":
            advice, operations = Advice(row["advice"]), _words(amendment, row)
            AmendmentRound.advise(amendment, advice, by=office, reason=row["reason"], operations=operations)
        else:
            _BY_OFFICE[what](amendment, by=office)

    def _merge(self):
        """What the recommendations say goes in; words by hand stand where the file names how a Ziffer begins."""
        row, proposal = self.data["merge"], self.proposal
        office = someone(proposal.conference.chair_land_id, Role.SECRETARIAT)
        draft = MergeDraft.begin(proposal, by=office)
        for place in row.get("place", []):
            block_id = _block(proposal, place["begins"])
            variants = dict.fromkeys(place["take"], Variant.ORIGINAL)
            draft = draft.choose(block_id, variants, place.get("words", ""), by=office)
        merge = draft.merge(office)
        notes = {int(number): note for number, note in row.get("notes", {}).items()}
        decisions = {each.number: Decision(merge.fate(each), notes.get(each.number, "")) for each in merge.candidates}
        decisions |= {number: Decision(Fate.SETTLED, notes.get(number, "")) for number in row.get("settled", [])}
        draft.finish(by=office, note=row["note"], decisions=decisions)


_BY_LAND = {"join": AmendmentSponsor.join, "leave": AmendmentSponsor.leave, "withdraw": Amendment.withdraw}
_BY_OFFICE = {"ask": AmendmentRound.ask, "publish": AmendmentRound.publish}


def _words(amendment, row):
    """Other words for an amendment, as replacements in what it wants; None where the act brings none."""
    if "changes" not in row:
        return None
    base, wanted = amendment.base.read(), amendment.wanted()
    words = {place.id: place.new for place in wordings(base, wanted)}
    for old, new in row["changes"]:
        words = {block_id: text.replace(old, new) for block_id, text in words.items()}
    return modified(base, wanted, words)


def _block(proposal, beginning: str) -> str:
    for block in proposal.text.read().blocks:
        if block.text.startswith(beginning):
            return block.id
    raise Refused(f"Der Text hat keine Stelle mehr, die mit „{beginning}“ beginnt.")
