from django.db import models, transaction
from django.db.models import Q

from accounts.laender import COUNT
from conferences import rules, verbs
from conferences.fields import ConfirmedField, SubjectsField
from journal.models import record


def _choice(label, choices, default, help_text=""):
    return models.CharField(label, max_length=30, choices=choices.choices(), default=default, help_text=help_text)


def _days(label, default, help_text=""):
    return models.PositiveSmallIntegerField(label, default=default, help_text=help_text)


class ProcedureRules(models.Model):
    """The rules of procedure of one conference. Later edits never change old results: a ballot keeps a snapshot.

    `confirmed` holds the codes of the parameters that the Geschäftsstelle has confirmed; all others are assumptions.
    """

    conference = models.OneToOneField("conferences.Conference", models.PROTECT, related_name="rules")
    confirmed = ConfirmedField()

    voting_members = _choice("Stimmberechtigte", rules.VotingMembers, rules.VotingMembers.LAENDER)
    votes_per_member = _days("Stimmen je Mitglied", 1)
    federal_role = _choice("Rolle des Bundes", rules.FederalRole, rules.FederalRole.GUEST)
    deputy_level = _choice("Vertretung in der Abstimmung", rules.DeputyLevel, rules.DeputyLevel.MANDATE)
    majority_rule = _choice("Mehrheit in der Sache", rules.MajorityRule, rules.MajorityRule.AT_LEAST)
    majority_threshold = _days("Mindestzahl der Ja-Stimmen", 13, "Nur bei der Regel „Mindestzahl von Ja-Stimmen“.")
    procedural_majority_rule = _choice(
        "Mehrheit in Verfahrensfragen", rules.MajorityRule, rules.MajorityRule.SIMPLE_OF_CAST
    )
    unanimity_subjects = SubjectsField(
        "Zustimmung aller Länder nötig bei",
        blank=True,
        help_text="Ohne Auswahl gilt für jeden Gegenstand dieselbe Mehrheit.",
    )
    abstention_counts = _choice("Enthaltung", rules.AbstentionCounts, rules.AbstentionCounts.NOT_CAST)
    absent_handling = _choice("Abwesendes Land", rules.AbsentHandling, rules.AbsentHandling.NOT_COUNTED)
    quorum = _days("Beschlussfähig ab anwesenden Ländern", 9)
    topic_deadline_days = _days("Themenanmeldung: Tage vor der Hauptkonferenz", 56)
    proposal_deadline_days = _days("Einreichung: Tage vor der Vorkonferenz", 14)
    amendment_deadline_days = _days("Änderungsanträge: Tage vor der Hauptkonferenz", 7)
    invitation_days = _days("Einladung: Tage vor der Hauptkonferenz", 28)
    deadline_hardness = _choice("Nach Fristende", rules.DeadlineHardness, rules.DeadlineHardness.SOFT)
    late_item_admission = _choice("Zulassung Verfristetes", rules.LateAdmission, rules.LateAdmission.MAJORITY)
    consent_list_enabled = models.BooleanField("Liste ohne Aussprache", default=True)
    consent_list_name = models.CharField("Name dieser Liste", max_length=40, default="Grüne Liste")
    consent_list_veto = _days("Länder, die einen Punkt herunternehmen können", 1)
    numbering_scheme = models.CharField("Zählung der TOP", max_length=60, default="Block.Nummer mit Zusatz (2.9b)")
    circulation_days = _days("Umlauf: Frist in Tagen", 28)
    circulation_urgent_days = _days("Umlauf, dringlich: Frist in Tagen", 10)
    circulation_silence = _choice("Umlauf: Schweigen", rules.CirculationSilence, rules.CirculationSilence.NOT_COUNTED)
    circulation_objections_to_stop = _days("Umlauf: Widersprüche, die ihn beenden", 1)
    special_conference_threshold = _days("Sonderkonferenz auf Verlangen von Ländern", 9)
    vote_record_level = _choice("Stimmen in der Niederschrift", rules.VoteRecordLevel, rules.VoteRecordLevel.PER_LAND)
    result_labels = models.CharField(
        "Ergebnis in Worten", max_length=120, default="einstimmig, mehrheitlich, abgelehnt, keine Mehrheit"
    )
    minute_statement_allowed = models.BooleanField("Protokollerklärungen zulässig", default=True)
    minutes_objection_days = _days("Einwände zur Niederschrift: Tage", 14)
    publication_policy = _choice("Veröffentlicht werden", rules.PublicationPolicy, rules.PublicationPolicy.RELEASED)
    embargo_default = models.CharField(
        "Übliche Sperrfrist", max_length=120, default="bis zum Ende der abschließenden Pressekonferenz"
    )
    correction_four_eyes = models.BooleanField("Berichtigung nur zu zweit", default=True)
    chair_term_start = models.CharField("Beginn des Vorsitzes", max_length=20, default="1. Juli")
    chair_term_years = _days("Dauer des Vorsitzes in Jahren", 1)
    chair_order = models.CharField("Folge des Vorsitzes", max_length=80, default="nach dem Namen der Länder")

    class Meta:
        verbose_name = "Geschäftsordnung"
        verbose_name_plural = "Geschäftsordnungen"
        constraints = [
            models.CheckConstraint(name="rules_quorum", condition=Q(quorum__lte=COUNT)),
            models.CheckConstraint(name="rules_threshold", condition=Q(majority_threshold__range=(1, COUNT))),
            models.CheckConstraint(name="rules_one_vote_each", condition=Q(votes_per_member=1)),
        ]

    def __str__(self):
        return f"Geschäftsordnung der {self.conference}"

    def revise(self, values, confirmed, *, by, appointment):
        """Set parameters and their marks. The journal names the codes that changed, not their old values alone."""
        changed = {code: [getattr(self, code), values[code]] for code in values if getattr(self, code) != values[code]}
        newly = sorted(set(confirmed) ^ set(self.confirmed))
        if not changed and not newly:
            return
        with transaction.atomic():
            for code, value in values.items():
                setattr(self, code, value)
            self.confirmed = sorted(confirmed)
            self.save()
            record(
                self.conference,
                verbs.RULES_REVISED,
                by=by,
                appointment=appointment,
                changed=changed,
                marks=newly,
            )
