from collections.abc import Mapping

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from intmk import clock
from intmk.refusal import Refused
from proposals.amendments.adopting import Decision, adopt
from proposals.amendments.candidates import Variant, candidates_on
from proposals.amendments.merging import Choices, Merge
from proposals.amendments.pen import appointment_to_merge, only_takes_over
from proposals.amendments.rules import Fate, not_mergeable, not_rejectable
from text.amend import TITLE
from text.blocks import MAX_CHARS, TITLE_LENGTH, clean_text


class MergeDraft(models.Model):
    """Which amendments shall go into a text: the choices of office or lead, saved with every click until they finish.

    One open draft per proposal; several people may work on it. Who chooses or finishes on a page that others have
    overtaken meanwhile is told and looks again. A finished one stays and names the version it led to.
    """

    proposal = models.ForeignKey("proposals.Proposal", models.PROTECT, related_name="merge_drafts")
    base = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", verbose_name="auf Fassung")
    choices = models.JSONField("Auswahl", default=dict)
    saved_at = models.DateTimeField("gespeichert am", default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Person")
    finished_in = models.ForeignKey("proposals.Version", models.PROTECT, related_name="+", null=True)

    chosen: Merge | None = None  # what comes out with the choice that has just been saved (`choose`)

    class Meta:
        verbose_name = "Zusammenführung"
        verbose_name_plural = "Zusammenführungen"
        ordering = ["proposal", "pk"]
        constraints = [
            models.UniqueConstraint(name="one_open_merge", fields=["proposal"], condition=Q(finished_in__isnull=True))
        ]

    def __str__(self):
        return f"Zusammenführung {self.proposal_id} auf {self.base}"

    @classmethod
    def open_for(cls, proposal):
        """The open draft of a proposal, or None."""
        drafts = cls.objects.filter(proposal=proposal, finished_in__isnull=True)
        draft = drafts.select_related("base", "by").defer("base__blocks").first()
        if draft and draft.base_id == proposal.text_id:
            draft.base = proposal.text
        return draft

    @classmethod
    def begin(cls, proposal, *, by):
        """Open a draft, preset from the recommendations; or the one that is open already."""
        with transaction.atomic():
            fresh = proposal.locked()
            _refuse(fresh, by)
            draft = cls.open_for(fresh)
            if draft is None:
                choices = Choices.preset(_candidates(fresh, by)).dump()
                draft = cls.objects.create(proposal=fresh, base=fresh.text, choices=choices, by=by)
        return draft

    def merge(self, user) -> Merge:
        """What comes out on the version the draft is made on, with all amendments that are open now."""
        candidates = _candidates(self.proposal, user, self.base)
        limit = only_takes_over(self.proposal, user)
        return Merge(self.base.read(), candidates, Choices.load(self.choices), only_takes_over=limit)

    def choose(self, block_id: str, variants: Mapping[int, Variant], words: str, *, by, seen: str | None = None):
        """Save the choices for one block; choices for other blocks, made by others meanwhile, stay.

        `seen` is the `Merge.mark` of the block on the page the person chose on.
        """
        with transaction.atomic():
            fresh = self._locked(by)
            merge = fresh.merge(by)
            if not merge.is_touched(block_id):
                raise Refused("Zu dieser Stelle liegt kein Änderungsantrag vor. Eigene Worte sind nur dort möglich.")
            if seen is not None and seen != merge.mark(block_id):
                raise Refused(
                    "An dieser Stelle hat sich inzwischen etwas geändert. Ihre Eingabe ist nicht gespeichert. "
                    "Bitte sehen Sie nach und wählen Sie noch einmal."
                )
            if block_id == TITLE and len(words) > TITLE_LENGTH:
                raise Refused(f"Der Titel ist zu lang; möglich sind {TITLE_LENGTH} Zeichen.")
            if len(words) > MAX_CHARS:
                raise Refused(f"Ihre Worte sind zu lang; möglich sind {MAX_CHARS} Zeichen.")
            choices = Choices.load(fresh.choices).with_block(block_id, variants, clean_text(words))
            fresh._save(choices=choices.dump(), by=by)
        fresh.chosen = Merge(merge.text, merge.candidates, choices, only_takes_over=merge.only_takes_over)
        return fresh

    def continue_on_current(self, *, by):
        """Go on with the same choices on the version that holds now. What no longer fits there is marked."""
        with transaction.atomic():
            fresh = self._locked(by)
            fresh._save(base=fresh.proposal.text, by=by)
        return fresh

    def discard(self, *, by):
        """Throw the choices away. Nothing is decided by that."""
        with transaction.atomic():
            self._locked(by).delete()

    def finish(self, *, by, note: str, decisions: Mapping[int, Decision], seen: str | None = None):
        """Make the new version, with the fate of every amendment; returns it.

        `decisions` by number; FILED leaves an amendment open, and so does leaving out one that came in meanwhile.
        `seen` is the `Merge.text_mark` of the text the person had before her. Refused while collisions are unsolved,
        where a fate is not true of the text, or where the text has changed.
        """
        with transaction.atomic():
            fresh = self._locked(by)
            merge = fresh.merge(by)
            if seen is not None and seen != merge.text_mark:
                raise Refused(
                    "Der neue Text ist nicht mehr der, den Sie vor sich hatten: Inzwischen wurde anders gewählt, "
                    "geantwortet oder ein Antrag zurückgezogen. Bitte prüfen Sie ihn noch einmal."
                )
            _refuse_unsolved(merge)
            if objection := merge.objection:
                raise Refused(objection)
            _refuse_untrue(merge, decisions)
            text = merge.result.checked()
            decided = {number: each for number, each in decisions.items() if each.fate != Fate.FILED}
            version = adopt(fresh.proposal, text, base=fresh.base.number, decisions=decided, by=by, note=note)
            fresh._save(finished_in=version, by=by)
        return version

    def finished_with(self, fates: Mapping[int, str]):
        """The version it has led to, where these fates, by number, are what was decided: a second click. Or None."""
        finished = (
            type(self).objects.filter(pk=self.pk, finished_in__isnull=False).select_related("finished_in").first()
        )
        if finished is None:
            return None
        decided = dict(finished.finished_in.decided_amendments.values_list("number", "state"))
        is_same = all(decided.get(number) == fate for number, fate in fates.items() if fate != Fate.FILED)
        return finished.finished_in if is_same else None

    def _locked(self, by):
        """The draft as it is now, its proposal locked first. Refused where it is finished or thrown away."""
        proposal = self.proposal.locked()
        _refuse(proposal, by)
        fresh = MergeDraft.open_for(proposal)
        if fresh is None or fresh.pk != self.pk:
            raise Refused(
                "Diese Zusammenführung ist inzwischen abgeschlossen oder verworfen. "
                f"Es gilt Fassung {proposal.text.number}. Ihre Eingabe wurde nicht gespeichert."
            )
        fresh.proposal = proposal
        return fresh

    def _save(self, **values):
        values["saved_at"] = clock.now()
        for name, value in values.items():
            setattr(self, name, value)
        self.save(update_fields=[*values])


def _refuse(proposal, by):
    appointment_to_merge(proposal, by)
    objection = not_mergeable(proposal)
    if objection:
        raise Refused(objection)


def _candidates(proposal, user, version=None):
    amendments = proposal.amendments.visible_to(user, proposal).filed().for_page()
    return candidates_on(version or proposal.text, amendments)


def _refuse_unsolved(merge):
    unsolved = merge.open_collisions
    if unsolved:
        raise Refused(
            f"Noch {'eine Kollision ist' if len(unsolved) == 1 else f'{len(unsolved)} Kollisionen sind'} offen: "
            f"{unsolved[0].sentence} Wählen Sie einen der Anträge ab oder schreiben Sie eigene Worte."
        )


def _refuse_untrue(merge, decisions):
    for candidate in merge.candidates:
        decision = decisions.get(candidate.number)
        fate = decision.fate if decision else Fate.FILED
        if fate in merge.fates(candidate):
            continue
        if merge.only_takes_over and fate in (Fate.REJECTED, Fate.SETTLED):
            raise Refused(not_rejectable(candidate.amendment.label))
        raise Refused(
            f"„{fate.label}“ passt nicht zu {candidate.amendment.label}: Nach Ihrer Auswahl gilt "
            f"„{merge.fate(candidate).label}“. Ändern Sie die Auswahl oder das Ergebnis."
        )
