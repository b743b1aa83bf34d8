"""What the office has said of the form of a text: a row for each look at a version, and its remarks at their places."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.kinds import Verdict
from proposals.models.proposal import Proposal
from proposals.remarks import rules
from proposals.remarks.rules import RemarkPlace
from proposals.states import State


@dataclass(frozen=True, slots=True)
class Look:
    """What a person has found on a version: remarks as (place, words), and the keys of those that are done with."""

    version: int
    verdict: Verdict
    remarks: tuple[tuple[str, str], ...] = ()
    settled: tuple[int, ...] = ()
    note: str = ""


class FormalCheck(models.Model):
    """One look of the office at the form of a version. Rows are only added; the newest of a version says its state."""

    SEALED = ("proposal", "version", "verdict", "note", "at", "by")

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="formal_checks")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    verdict = models.CharField("Ergebnis", max_length=12, choices=Verdict.choices())
    note = models.TextField("Vermerk", blank=True)
    at = models.DateTimeField("am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")

    class Meta:
        verbose_name = "formale Prüfung"
        verbose_name_plural = "formale Prüfungen"
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="formal_check_verdict", condition=Q(verdict__in=Verdict.values()))]

    def __str__(self):
        return f"Fassung {self.version.number}: {Verdict(self.verdict).label}"

    @classmethod
    def record(cls, proposal, look: Look, *, by) -> "FormalCheck | None":
        """Keep what a look has found, in one transaction with its entry. None: exactly that stands there already.

        Refused for another version than the one that was looked at, for objections without a remark, and where
        something is called in order though a remark is open.
        """
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.CHECK)
            return cls.keep(fresh, look, by=by, appointment=appointment)

    @classmethod
    def return_with(cls, proposal, look: Look, reason: str, *, by) -> bool:
        """Keep the objections and give the proposal back with them. False: it was given back already."""
        with transaction.atomic():
            fresh, appointment = proposal.locked_for(by, Permission.CHECK)
            if fresh.state == State.RETURNED:
                return False
            cls.keep(fresh, look, by=by, appointment=appointment)
            return fresh.step("return", by=by, reason=reason)

    @classmethod
    def keep(cls, fresh, look, *, by, appointment):
        """Within the transaction of the caller, on the locked row."""
        _refuse_unless_submitted(fresh, look)
        known = list(fresh.formal_remarks.filter(settled_at=None))
        remarks = [each for each in look.remarks if each not in {(row.place_code, row.words) for row in known}]
        settled = [row for row in known if row.pk in look.settled]
        _refuse_unless_it_fits(look, remarks, still_open=len(known) - len(settled))
        last = fresh.formal_checks.last()
        said = (fresh.text_id, look.verdict, look.note)
        if last and (last.version_id, last.verdict, last.note) == said and not remarks and not settled:
            return None
        check = cls.objects.create(
            proposal=fresh, version=fresh.text, verdict=look.verdict, note=look.note, at=clock.now(), by=by
        )
        pinned = [FormalRemark.pin(fresh, place, words, by=by) for place, words in remarks]
        FormalRemark.settle(settled, by=by)
        verb = verbs.FORM_OBJECTED if look.verdict == Verdict.OBJECTIONS else verbs.FORM_FOUND_FINE
        rows = [check, *pinned, *settled]
        record(fresh, verb, words={"number": fresh.text.number}, by=by, appointment=appointment, rows=rows)
        return check


class FormalRemark(models.Model):
    """A remark of the office, pinned to a place. Its words stay; it is ticked off once.

    `named` is what the place was called in the version it was pinned to: that can be gone in a later one.
    """

    SEALED = ("proposal", "version", "place", "key", "named", "words", "at", "by", "settled_at", "settled_by")

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="formal_remarks")
    version = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="Fassung")
    place = models.CharField("Ort", max_length=8, choices=RemarkPlace.choices())
    key = models.CharField("Stelle", max_length=40, blank=True)
    named = models.CharField("Name der Stelle", max_length=200)
    words = models.TextField("Bemerkung")
    at = models.DateTimeField("am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    settled_at = models.DateTimeField("abgehakt am", null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="abgehakt von"
    )

    class Meta:
        verbose_name = "Bemerkung zur Form"
        verbose_name_plural = "Bemerkungen zur Form"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="formal_remark_place",
                condition=Q(place=RemarkPlace.TITLE.value, key="")
                | (Q(place__in=[RemarkPlace.FIELD.value, RemarkPlace.BLOCK.value]) & ~Q(key="")),
            ),
            models.CheckConstraint(name="formal_remark_words", condition=~Q(words="")),
            models.CheckConstraint(
                name="formal_remark_settled",
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.named}: {self.words}"

    @property
    def place_code(self) -> str:
        return f"{self.place}:{self.key}" if self.key else self.place

    @classmethod
    def pin(cls, proposal, place: str, words: str, *, by) -> "FormalRemark":
        """Within the transaction of the check that brings it."""
        named = dict(rules.places(proposal.text.read())).get(place)
        if named is None:
            raise Refused(rules.GONE)
        kind, _, key = place.partition(":")
        said = {"place": kind, "key": key, "named": named[:200], "words": words}
        return cls.objects.create(proposal=proposal, version=proposal.text, at=clock.now(), by=by, **said)

    @classmethod
    def settle(cls, remarks: Iterable["FormalRemark"], *, by) -> None:
        """Tick them off, within the transaction of the check that does so."""
        keys = [remark.pk for remark in remarks]
        cls.objects.filter(pk__in=keys).update(settled_at=clock.now(), settled_by=by)


def remarks_to_read(proposal: Proposal) -> list[FormalRemark]:
    """What the Land is asked to change: the open remarks, once the proposal has been given back with them."""
    if proposal.state != State.RETURNED:
        return []
    return list(proposal.formal_remarks.filter(settled_at=None))


def _refuse_unless_submitted(proposal, look) -> None:
    if proposal.state != State.SUBMITTED:
        raise Refused(rules.NOT_SUBMITTED.format(state=State(proposal.state).label))
    if proposal.text.number != look.version:
        raise Refused(rules.OTHER_VERSION.format(number=proposal.text.number, typed=look.version))


def _refuse_unless_it_fits(look, remarks, *, still_open: int) -> None:
    if look.verdict == Verdict.OBJECTIONS and not remarks and not still_open:
        raise Refused(rules.NOTHING_TO_OBJECT)
    if look.verdict == Verdict.FINE and remarks:
        raise Refused(rules.BOTH)
    if look.verdict == Verdict.FINE and still_open:
        raise Refused(rules.STILL_OPEN.format(count=still_open))
