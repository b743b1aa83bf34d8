from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from proposals import verbs
from proposals.amendments.dialogue import ANSWERS, Act, Advice, standing
from proposals.amendments.rules import not_negotiable
from text import amend


class AmendmentRound(models.Model):
    """One act of the dialogue about an amendment. Rows are only added; the database refuses any change.

    `operations` are the other words of a recommendation („geändert übernehmen“) or of a counter-text, for the same base
    as the amendment. Until a recommendation is published, office, lead and the Land that was asked read it.
    """

    SEALED = ("amendment", "act", "advice", "operations", "note", "at", "by", "land")

    amendment = models.ForeignKey("proposals.Amendment", models.PROTECT, related_name="rounds")
    act = models.CharField("Schritt", max_length=20, choices=Act.choices())
    advice = models.CharField("Empfehlung", max_length=20, choices=Advice.choices(), blank=True)
    operations = models.JSONField("Wortlaut", null=True)
    note = models.TextField("Begründung", blank=True)
    at = models.DateTimeField("am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", verbose_name="Land")

    class Meta:
        verbose_name = "Runde"
        verbose_name_plural = "Runden"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="round_act", condition=Q(act__in=Act.values())),
            models.CheckConstraint(
                name="round_advice",
                condition=Q(act=Act.ADVISE, advice__in=Advice.values()) | (~Q(act=Act.ADVISE) & Q(advice="")),
            ),
            models.CheckConstraint(
                name="round_wording",
                condition=((Q(advice=Advice.MODIFY) | Q(act=Act.COUNTER)) & Q(operations__isnull=False))
                | (~Q(advice=Advice.MODIFY) & ~Q(act=Act.COUNTER) & Q(operations__isnull=True)),
            ),
        ]

    def __str__(self):
        return f"{self.amendment.label}: {self.label}"

    @property
    def label(self) -> str:
        return f"Empfehlung: {Advice(self.advice).label}" if self.advice else Act(self.act).label

    @classmethod
    def advise(cls, amendment, advice, *, by, reason, operations=None):
        """Office or lead record what should become of it. The same recommendation twice is one.

        `operations`: the other words, needed for „geändert übernehmen“. What is new is not yet asked or public.
        """
        advice = Advice(advice)
        wording = amend.dump(operations) if advice == Advice.MODIFY and operations else None
        if advice == Advice.MODIFY and (not wording or wording == amendment.operations):
            raise Refused(
                "Der empfohlene Wortlaut muss sich vom Änderungsantrag unterscheiden und etwas am Text ändern."
            )
        if not reason.strip():
            raise Refused("Bitte begründen Sie die Empfehlung in einem Satz.")
        with transaction.atomic():
            fresh, appointment, now = _dialogue(amendment, by, Permission.MERGE_AMENDMENTS)
            known = now.advice
            if known and (known.advice, known.operations, known.note) == (advice, wording, reason):
                return known
            return cls._add(fresh, Act.ADVISE, by, appointment, reason, advice=advice, operations=wording)

    @classmethod
    def ask(cls, amendment, *, by) -> bool:
        """Put the recommendation to the Land that filed the amendment. False: it has been asked already."""
        with transaction.atomic():
            fresh, appointment, now = _dialogue(amendment, by, Permission.MERGE_AMENDMENTS)
            if now.advice is None:
                raise Refused("Halten Sie zuerst eine Empfehlung fest. Danach können Sie das Land fragen.")
            if now.asked:
                return False
            cls._add(fresh, Act.ASK, by, appointment)
        return True

    @classmethod
    def answer(cls, amendment, act, *, by, note="", operations=None):
        """The Land accepts, refuses or sends a counter-text. It may change its answer until the decision."""
        act = Act(act)
        if act not in ANSWERS:
            raise ValueError(act)
        wording = amend.dump(operations) if act == Act.COUNTER and operations else None
        if act == Act.COUNTER and not wording:
            raise Refused("Der Gegentext ändert nichts am Text. Schreiben Sie den gewünschten Wortlaut auf.")
        with transaction.atomic():
            fresh, appointment, now = _dialogue(amendment, by, Permission.AMEND)
            if appointment.land_id != fresh.land_id:
                raise PermissionDenied
            if not now.asked:
                raise Refused("Ihr Land ist zu diesem Änderungsantrag noch nicht gefragt worden.")
            known = now.answer
            if known and (known.act, known.operations, known.note) == (act, wording, note):
                return known
            return cls._add(fresh, act, by, appointment, note, operations=wording)

    @classmethod
    def publish(cls, amendment, *, by) -> bool:
        """Show the recommendation to all Länder that see the amendment. False: it is public already."""
        with transaction.atomic():
            fresh, appointment, now = _dialogue(amendment, by, Permission.MERGE_AMENDMENTS)
            if now.advice is None:
                raise Refused("Es gibt noch keine Empfehlung, die Sie veröffentlichen könnten.")
            if now.published == now.advice:
                return False
            cls._add(fresh, Act.PUBLISH, by, appointment)
            words = {"label": fresh.label, "advice": Advice(now.advice.advice).label}
            facts = {"words": words, "amendment": fresh.pk}
            record(fresh.proposal, verbs.ADVICE_PUBLISHED, by=by, appointment=appointment, **facts)
        return True

    @classmethod
    def _add(cls, amendment, act, by, appointment, note="", **fields):
        """The journal entry is about the amendment, not about the proposal: not every Land may read it yet."""
        added = cls.objects.create(amendment=amendment, act=act, note=note, by=by, land=appointment.land, **fields)
        record(amendment, _VERBS[act], by=by, appointment=appointment, rows=[added], round=added.pk)
        return added


_VERBS = {
    Act.ADVISE: verbs.ROUND_ADVISED,
    Act.ASK: verbs.ROUND_ASKED,
    Act.ACCEPT: verbs.ROUND_ACCEPTED,
    Act.REFUSE: verbs.ROUND_REFUSED,
    Act.COUNTER: verbs.ROUND_COUNTERED,
    Act.PUBLISH: verbs.ROUND_PUBLISHED,
}


def _dialogue(amendment, by, permission):
    fresh, appointment = amendment.locked(by, permission)
    if objection := not_negotiable(fresh):
        raise Refused(objection)
    return fresh, appointment, standing(fresh.rounds.all())
