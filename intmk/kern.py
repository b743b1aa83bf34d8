"""Forms in the markup of the KERN design system: the Python half of the template pack in `templates/kern/`.

A form page is `{% crispy form %}`: error summary, fields and buttons. Days and moments are typed into several
fields (Tag, Monat, Jahr, Uhrzeit), because a browser's date field follows the browser's language, not ours.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from intmk import clock
from intmk.acting import Attempt, attempt
from intmk.clean import clean_lines, clean_text

YEARS = range(1900, 2200)  # beyond is a slip of the finger
MOST_CHARACTERS = 150_000  # of a field that says nothing else: as many as a whole text may have


_WORDS = {"required": "Diese Angabe fehlt.", "invalid_choice": "Wählen Sie einen Eintrag aus der Liste."}
_FIELDS = (forms.Field, forms.ChoiceField, forms.ModelChoiceField)
_DJANGO = {
    code: [field.default_error_messages[code] for field in _FIELDS if code in field.default_error_messages]
    for code in _WORDS
}


def sent(request):
    """What was sent with the form of a page; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


class KernFormMixin:
    """What every form page has: a German button, a way back, our own error messages instead of the browser's.

    `submit_label` is the verb on the button; empty means no button. With a `preview_label` there is a second one,
    which sends `ansehen`: the view then shows what would happen. A view sets `form.cancel_url` where there is a way
    back. `is_guarded` asks before a page with unsaved words is left; forms with long texts set it.
    """

    use_required_attribute = False
    submit_label = "Speichern"
    preview_label = ""
    cancel_url = ""
    is_guarded = False
    needed_later: frozenset[str] = frozenset()  # may be empty now, and prevents a later step where it still is

    def full_clean(self):
        """Put our words in only now: a form may add fields after `__init__`."""
        for field in self.fields.values():
            for code, words in _WORDS.items():
                if field.error_messages.get(code) in _DJANGO[code]:
                    field.error_messages[code] = words
        super().full_clean()

    def accepts(self, verb: Callable[[], Any], *, field: str | None = None) -> Attempt:
        """True where what was typed is valid and could be done; `.result` is then what the verb gave back.

        The sentence with which the verb refuses stands at `field`, or above the form. The verb is not said before
        the form is valid, so it may read `cleaned_data`. A form that is only opened accepts nothing.
        """
        if not self.is_valid():
            return Attempt(refusal="")
        said = attempt(verb)
        if not said:
            self.add_error(field, said.refusal)
        return said

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.attrs = {"novalidate": True, "data_guard": self.is_guarded}
        helper.submit_label = self.submit_label
        helper.preview_label = self.preview_label
        helper.cancel_url = self.cancel_url
        return helper


class KernForm(KernFormMixin, forms.Form):
    """A plain form; forms on a model take `KernFormMixin` and `forms.ModelForm`."""


class TypedField(forms.CharField):
    """Words. What is too long is told at the field with all that was typed: a browser would cut it off in silence."""

    def __init__(self, *, max_length: int | None = None, **kwargs):
        super().__init__(max_length=max_length or MOST_CHARACTERS, **kwargs)

    def widget_attrs(self, widget):
        return {name: value for name, value in super().widget_attrs(widget).items() if name != "maxlength"}


class LineField(TypedField):
    """One line of visible text: no control, direction or zero-width characters; emptiness is found after cleaning."""

    def to_python(self, value):
        return clean_text(value or "")


class LinesField(TypedField):
    """Several lines. Invisible characters go, line breaks stay."""

    widget = forms.Textarea

    def to_python(self, value):
        return clean_lines(value or "")


class ExplainedRadios(forms.RadioSelect):
    """Radios for a `Labelled`: below each label stands its sentence."""

    def __init__(self, explained, attrs=None):
        super().__init__(attrs)
        self.explained = explained

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        option["sentence"] = self.explained(value).sentence
        option["attrs"]["aria-describedby"] = f"{option['attrs']['id']}_sentence"
        return option


class PartsWidget(forms.MultiWidget):
    """Several short text fields side by side, each with a label of its own.

    The fields are named `<name>_tag`, `<name>_monat` and so on; their ids are numbered: `id_<name>_0`.
    """

    template_name = "kern/widgets/parts.html"
    parts = {"tag": ("Tag", 2), "monat": ("Monat", 2), "jahr": ("Jahr", 4)}

    def __init__(self, attrs=None):
        super().__init__(dict.fromkeys(self.parts, forms.TextInput), attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        is_invalid = "aria-invalid" in context["widget"]["attrs"]
        for subwidget, (label, width) in zip(context["widget"]["subwidgets"], self.parts.values(), strict=True):
            subwidget.update(label=label, width=width, is_invalid=is_invalid)
        return context

    def decompress(self, value):
        return [str(value.day), str(value.month), str(value.year)] if value else []


class PartsWithTimeWidget(PartsWidget):
    parts = PartsWidget.parts | {"uhrzeit": ("Uhrzeit", 4)}

    def decompress(self, value):
        if not value:
            return []
        moment = clock.wall(value)
        return [*super().decompress(moment), f"{moment:%H:%M}"]


class DateField(forms.Field):
    """A calendar day, typed as Tag, Monat and Jahr. Gives a `date`; None if it is optional and left empty."""

    widget = PartsWidget
    default_error_messages = {
        "required": "Geben Sie Tag, Monat und Jahr ein.",
        "incomplete": "Ergänzen Sie noch: %(missing)s.",
        "digits": "Geben Sie das Datum in Ziffern ein und das Jahr vierstellig, zum Beispiel 24 3 2025.",
        "invalid": "Diesen Tag gibt es im Kalender nicht.",
        "year": "Prüfen Sie das Jahr: Möglich sind 1900 bis 2199.",
    }

    def to_python(self, value):
        if isinstance(value, date):
            return value
        parts = self._filled(value)
        return self._day(*parts) if parts else None

    def _filled(self, value):
        """The stripped parts, all or none of them; anything between is an error naming what is missing."""
        labels = [label for label, width in self.widget.parts.values()]
        parts = [(part or "").strip() for part in value or [""] * len(labels)]
        missing = [label for label, part in zip(labels, parts, strict=True) if not part]
        if len(missing) == len(parts):
            return []
        if missing:
            raise self._error("incomplete", missing=", ".join(missing))
        return parts

    def _day(self, day, month, year):
        if not re.fullmatch(r"\d{1,2}\.? \d{1,2}\.? \d{4}", f"{day} {month} {year}", re.ASCII):
            raise self._error("digits")
        try:
            typed = date(int(year), int(month.rstrip(".")), int(day.rstrip(".")))
        except ValueError as error:
            raise self._error("invalid") from error
        if typed.year not in YEARS:
            raise self._error("year")
        return typed

    def _error(self, code, **params):
        return ValidationError(self.error_messages[code], code=code, params=params)


class DateTimeField(DateField):
    """A moment, typed as Tag, Monat, Jahr and Uhrzeit („14:00“, „14.00“, „1400“ or „14“).

    Gives an aware `datetime` in Europe/Berlin. In the hour that comes twice in October, the first is meant.
    """

    widget = PartsWithTimeWidget
    default_error_messages = {
        "required": "Geben Sie Tag, Monat, Jahr und Uhrzeit ein.",
        "time": "Geben Sie die Uhrzeit in Stunden und Minuten ein, zum Beispiel 14:00.",
        "skipped": "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhr wird auf Sommerzeit vorgestellt.",
    }

    def to_python(self, value):
        if isinstance(value, datetime):
            return value
        parts = self._filled(value)
        if not parts:
            return None
        *day, hour_and_minute = parts
        naive = datetime.combine(self._day(*day), self._time(hour_and_minute))
        moment = clock.wall(naive)
        if clock.wall(moment.astimezone(UTC)).replace(tzinfo=None) != naive:
            raise self._error("skipped")
        return moment

    def _time(self, text):
        match = re.fullmatch(r"(\d{1,2}?)(?:[:.]?(\d{2}))?(?: ?Uhr)?", text, re.ASCII)
        try:
            return time(int(match[1]), int(match[2] or 0))
        except (TypeError, ValueError) as error:
            raise self._error("time") from error
