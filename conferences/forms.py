from crispy_forms.layout import Fieldset, Layout, Row
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction

from accounts.laender import COUNT
from conferences.models import ProcedureRules
from conferences.rulebook import in_words, label_of, values_of
from conferences.rules import CODES, SECTIONS, SubjectClass, digest
from intmk.kern import KernFormMixin

# Inclusive. Sixteen Länder vote; a quorum or a threshold above that could never be met.
LAENDER = (1, COUNT)
LIMITS = {
    "votes_per_member": (1, 1),
    "majority_threshold": LAENDER,
    "quorum": (0, COUNT),
    "consent_list_veto": LAENDER,
    "circulation_objections_to_stop": LAENDER,
    "special_conference_threshold": LAENDER,
    "chair_term_years": (1, 4),
}
DAYS = (0, 366)


class Stale(Exception):
    """Somebody else changed the rules since the form was opened. Carries the rules as they are; nothing was written."""

    def __init__(self, stored):
        super().__init__(
            "Die Geschäftsordnung wurde geändert, während Sie sie bearbeitet haben. Ihre Angaben sind noch nicht "
            "gespeichert. Unter „Beide Fassungen“ steht, worin sie sich unterscheiden."
        )
        self.stored = stored


class RulesForm(KernFormMixin, forms.ModelForm):
    """All parameters of the rules, each with its mark „bestätigt“."""

    submit_label = "Geschäftsordnung speichern"
    is_guarded = True
    opened = forms.CharField(max_length=64, widget=forms.HiddenInput)

    class Meta:
        model = ProcedureRules
        fields = CODES

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts = []
        self.fields["opened"].initial = _digest(self.instance)
        self.fields["unanimity_subjects"] = _subjects(self.fields["unanimity_subjects"])
        for code in CODES:
            if isinstance(ProcedureRules._meta.get_field(code), models.PositiveSmallIntegerField):
                _limit(self.fields[code], *LIMITS.get(code, DAYS))
            self.fields[_mark(code)] = forms.BooleanField(
                label=f"{label_of(code)}: bestätigt", required=False, initial=code in self.instance.confirmed
            )

    @property
    def helper(self):
        helper = super().helper
        fieldsets = [
            Fieldset(section.title, *(Row(code, _mark(code)) for code in section.codes)) for section in SECTIONS
        ]
        helper.layout = Layout("opened", *fieldsets)
        return helper

    def revise(self, *, by, appointment) -> bool:
        """Write what was typed. False where the rules say so already (a double click).

        Raises Stale where somebody else changed them since the form was opened.
        """
        values, confirmed = self._typed()
        with transaction.atomic():
            stored = ProcedureRules.objects.select_for_update().get(pk=self.instance.pk)
            if _digest(stored) == digest(values, confirmed):
                return False
            if _digest(stored) != self.cleaned_data["opened"]:
                raise Stale(stored)
            stored.revise(values, confirmed, by=by, appointment=appointment)
        return True

    def show_both_sides(self, stored):
        """Keep what was typed, list what differs from the stored rules, and let the next attempt start from those."""
        values, confirmed = self._typed()
        self.conflicts = [
            (label_of(code), _both(code, values[code], confirmed), _both(code, theirs, stored.confirmed))
            for code, theirs in values_of(stored).items()
            if (values[code], code in confirmed) != (theirs, code in stored.confirmed)
        ]
        self.data = self.data.copy()
        self.data["opened"] = _digest(stored)

    def _typed(self):
        values = {code: self.cleaned_data[code] for code in CODES}
        return values, [code for code in CODES if self.cleaned_data[_mark(code)]]


def _mark(code: str) -> str:
    return f"{code}_confirmed"


def _both(code, value, confirmed) -> str:
    return f"{in_words(code, value)} ({'bestätigt' if code in confirmed else 'Annahme'})"


def _digest(rules) -> str:
    return digest(values_of(rules), rules.confirmed)


def _subjects(field) -> forms.MultipleChoiceField:
    choices = [(subject.value, subject.label) for subject in SubjectClass if subject != SubjectClass.ORDINARY]
    return forms.MultipleChoiceField(
        label=field.label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=field.help_text,
    )


def _limit(field, lowest, highest):
    field.validators = [MinValueValidator(lowest), MaxValueValidator(highest)]
    field.widget.attrs |= {"min": lowest, "max": highest}
