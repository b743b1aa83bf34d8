"""Thousands of valid proposals in bulk, through the models: constraints, triggers and search vectors included."""

from datetime import timedelta
from itertools import count
from random import Random

from django.core.management.color import no_style
from django.db import connection, transaction

from benchmarks import text
from benchmarks.frame import Frame
from benchmarks.talk import Talk
from conferences.models import AgendaItem
from conferences.models.agenda_item import sort_key
from intmk import clock
from intmk.fulltext import search_vector
from journal.models import Entry
from proposals.models import Position, Proposal, Version
from proposals.states import FROZEN, IN_A_GROUP, ON_AGENDA, OPEN_FOR_POSITIONS, State
from resolutions.models import Resolution
from text.blocks import digest, dump
from voting.ballots.majority import Choice, Result, evaluate
from voting.ballots.rules import Purpose, rule_for
from voting.models import Ballot, Declaration, Vote

BATCH = 1000
# Parts of 100. Many on the agenda and handed in, because the measured steps use them up.
MIX = (
    [State.IDEA] * 6
    + [State.EXCHANGE] * 8
    + [State.DRAFTING] * 12
    + [State.RETURNED] * 4
    + [State.SUBMITTED] * 18
    + [State.ADMITTED] * 6
    + [State.PRE_CONFERENCE] * 4
    + [State.TABLED] * 18
    + [State.ADOPTED] * 18
    + [State.REJECTED] * 2
    + [State.NO_MAJORITY]
    + [State.REFERRED]
    + [State.WITHDRAWN] * 2
)
YES = {State.ADOPTED: 16, State.NO_MAJORITY: 12, State.REJECTED: 4}
FULL_EVERY = 50  # each 50th has 10 versions and the positions of all other 15 Länder
STANCES = ("supports", "supports", "co_sponsor", "examining", "objects")


class World:
    """Writes proposals batch by batch. The same size gives the same world, but for the day it is made on."""

    def __init__(self, frame: Frame, size: int):
        self.frame, self.size = frame, size
        self.random = Random(size)
        self.version_keys = count(1)
        self.rule = rule_for(frame.conference.rules, Purpose.SUBSTANCE)
        self.talk = Talk(frame)
        self.states = self.random.choices(MIX, k=size)

    def fill(self) -> None:
        for first in range(0, self.size, BATCH):
            with transaction.atomic():
                self._batch(range(first, min(first + BATCH, self.size)))
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Proposal, Version]):
                cursor.execute(statement)
        type(self.frame.conference).objects.filter(pk=self.frame.conference.pk).update(last_reference=self.size)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def _batch(self, places) -> None:
        versions = {place: self._versions(place) for place in places}
        items = AgendaItem.objects.bulk_create(
            self._agenda_item(place, versions[place][-1]) for place in places if self._is_on_agenda(place)
        )
        item_of = dict(zip(filter(self._is_on_agenda, places), items, strict=True))
        proposals = [self._proposal(place, versions[place][-1], item_of.get(place)) for place in places]
        Proposal.objects.bulk_create(proposals)
        Version.objects.bulk_create(version for place in places for version in versions[place])
        both = list(zip(places, proposals, strict=True))
        Position.objects.bulk_create(
            position for place, proposal in both for position in self._positions(place, proposal)
        )
        decided = [proposal for proposal in proposals if proposal.state in YES]
        ballots = self._ballots(decided)
        Vote.objects.bulk_create(vote for ballot in ballots for vote in self._votes(ballot))
        declared = Declaration.objects.bulk_create(self._declaration(ballot) for ballot in ballots)
        Resolution.objects.bulk_create(self._resolution(each) for each in declared if each.result == Result.ADOPTED)
        self.talk.about([proposal for place, proposal in both if self.is_full(place)])
        Entry.objects.bulk_create(entry for place, proposal in both for entry in self._entries(place, proposal))

    def _is_on_agenda(self, place) -> bool:
        return self.states[place] in ON_AGENDA

    def is_full(self, place) -> bool:
        return place % FULL_EVERY == 0

    def _lead(self, place) -> str:
        return self.frame.laender[place % 16]

    def _saved_at(self, place, steps_ago=0):
        """Spread evenly over the last 60 days, whatever the size, and never before the term began."""
        return clock.now() - timedelta(seconds=60 + 86_400 * 60 * (1 - place / self.size) + 3600 * steps_ago)

    def _versions(self, place) -> list[Version]:
        title, number = text.title(self.random, place), 10 if self.is_full(place) else 1 + place % 3
        return [self._version(place, title, step, number) for step in range(1, number + 1)]

    def _version(self, place, title, step, last) -> Version:
        blocks = text.blocks(self.random, place)
        return Version(
            pk=next(self.version_keys),
            proposal_id=place + 1,
            number=step,
            title=title,
            blocks=dump(blocks),
            digest=digest(title, blocks),
            note=f"Stand {step}",
            audience=State.IDEA if self.states[place] == State.IDEA else State.DRAFTING,
            saved_at=self._saved_at(place, last - step),
            saved_by=self.frame.officials[self._lead(place)],
            land_id=self._lead(place),
        )

    def _agenda_item(self, place, version) -> AgendaItem:
        number = f"{place // 999 + 1}.{place % 999 + 1}"
        return AgendaItem(
            meeting=self.frame.main, number=number, sort_key=sort_key(number), rank=place + 1, title=version.title
        )

    def _proposal(self, place, version, item) -> Proposal:
        state = self.states[place]
        is_frozen, is_in_group = state in FROZEN, state in IN_A_GROUP
        return Proposal(
            pk=place + 1,
            reference=f"{self.frame.conference.year}-{place + 1:03d}",
            conference=self.frame.conference,
            title=version.title,
            lead_land_id=self._lead(place),
            theme=self.frame.themes[place % 6] if is_in_group or place % 2 else None,
            group=self.frame.groups[self.random.randrange(8)] if is_in_group else None,
            origin="practice",
            addressee="Bundesregierung",
            contact="Referat 1",
            state=state,
            audience=State.SUBMITTED if state == State.WITHDRAWN else state,
            changed_at=self._saved_at(place),
            text=version,
            search=search_vector(version.read().lexemes),
            submitted_text_id=version.pk if is_frozen else None,
            submitted_at=self._saved_at(place) if is_frozen else None,
            return_reason="Bitte kürzen." if state == State.RETURNED else "",
            pre_meeting=self.frame.pre if state == State.PRE_CONFERENCE or item else None,
            recommendation="consent" if item else "",
            agenda_item=item,
            referred_to="AG Sprache" if state == State.REFERRED else "",
            is_open_to_guests=place % 3 == 0,
        )

    def _positions(self, place, proposal):
        others = [code for code in self.frame.laender if code != proposal.lead_land_id]
        if proposal.state not in OPEN_FOR_POSITIONS | set(YES):
            return
        for code in others if self.is_full(place) else self.random.sample(others, 5):
            yield Position(
                proposal_id=proposal.pk,
                land_id=code,
                stance=self.random.choice(STANCES),
                note="Wir tragen das mit.",
                version_id=proposal.text_id,
                taken_by=self.frame.officials[code],
                committed_by=self.frame.officials[code],
            )

    def _ballots(self, decided) -> list[Ballot]:
        """All open at once, which a meeting never has: the others are called with the first of them."""
        if not decided:
            return []
        first = self._ballot(decided[0])
        first.save()
        return [first, *Ballot.objects.bulk_create(self._ballot(proposal, bloc=first) for proposal in decided[1:])]

    def _ballot(self, proposal, bloc=None) -> Ballot:
        return Ballot(
            proposal=proposal,
            version_id=proposal.text_id,
            meeting=self.frame.main,
            rule=self.rule.to_dict(),
            bloc=bloc,
            opened_by=self.frame.office,
        )

    def _declaration(self, ballot) -> Declaration:
        choices = self._choices(ballot.proposal)
        outcome = evaluate(self.rule, choices)
        return Declaration(
            ballot=ballot,
            result=outcome.result.value,
            wording=outcome.wording,
            yes=outcome.yes,
            no=outcome.no,
            abstain=outcome.abstain,
            choices={code: choice.value for code, choice in choices.items()},
            decided_at=ballot.proposal.changed_at,
            declared_by=self.frame.office,
            decides=ballot.proposal,
        )

    def _choices(self, proposal) -> dict[str, Choice]:
        yes = YES[proposal.state]
        return {code: Choice.YES if place < yes else Choice.NO for place, code in enumerate(self.frame.laender)}

    def _votes(self, ballot):
        for code, choice in self._choices(ballot.proposal).items():
            yield Vote(ballot=ballot, land_id=code, choice=choice.value, recorded_by=self.frame.office)

    def _resolution(self, declared) -> Resolution:
        proposal, at = declared.ballot.proposal, declared.ballot.proposal.changed_at
        return Resolution(
            proposal=proposal,
            conference=self.frame.conference,
            reference=proposal.reference,
            top=proposal.agenda_item.number,
            kind=proposal.kind,
            title=proposal.title,
            blocks=proposal.text.blocks,
            digest=proposal.text.digest,
            theme=proposal.theme.title,
            sponsors="Niedersachsen und Bremen",
            addressee=proposal.addressee,
            meeting=str(self.frame.main),
            decided_at=at,
            wording=declared.wording,
            counts=declared.counts,
            ballot=declared.ballot,
            search=search_vector(proposal.text.read().lexemes),
            released_at=at,
            released_by=self.frame.office,
            published_at=at,
            published_by=self.frame.press,
            visible_from=at,
        )

    def _entries(self, place, proposal):
        """Five for each, thirty for the full ones."""
        land = proposal.lead_land_id
        for step in range(30 if self.is_full(place) else 5):
            yield Entry(
                subject=f"proposals.proposal:{proposal.pk}",
                at=self._saved_at(place),
                actor=self.frame.officials[land],
                land_id=land,
                role="official",
                verb="revised",
                says=f"hat Fassung {step + 1} gespeichert.",
                facts={"version": step + 1, "fields": []},
            )
