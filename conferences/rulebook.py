"""The rules of one conference as its pages tell them: every parameter in words, with what speaks for it."""

from dataclasses import dataclass

from conferences.models import ProcedureRules
from conferences.rules import APPLIED, CODES, SECTIONS, SubjectClass
from intmk.labelled import Labelled


@dataclass(frozen=True, slots=True)
class Parameter:
    """One rule. `is_applied`: the application acts on it by itself; otherwise people do."""

    code: str
    label: str
    value: str
    explanation: str
    is_confirmed: bool
    is_applied: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    parameters: tuple[Parameter, ...]


def chapters(rules: ProcedureRules) -> list[Chapter]:
    """All parameters in reading order."""
    return [Chapter(section.title, tuple(_parameter(rules, code) for code in section.codes)) for section in SECTIONS]


def values_of(rules: ProcedureRules) -> dict[str, object]:
    return {code: getattr(rules, code) for code in CODES}


def label_of(code: str) -> str:
    return _field(code).verbose_name


def in_words(code: str, value) -> str:
    """The value as an official reads it; an empty text is a dash."""
    field = _field(code)
    if isinstance(value, list):
        return ", ".join(SubjectClass(subject).label for subject in value) or "–"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    return str(dict(field.flatchoices).get(value, value)) or "–"


def _parameter(rules, code):
    value = getattr(rules, code)
    return Parameter(
        code=code,
        label=label_of(code),
        value=in_words(code, value),
        explanation=_explanation(code, value),
        is_confirmed=code in rules.confirmed,
        is_applied=code in APPLIED,
    )


def _explanation(code, value) -> str:
    field = _field(code)
    vocabulary = type(field.default)
    return vocabulary(value).sentence if issubclass(vocabulary, Labelled) else str(field.help_text)


def _field(code):
    return ProcedureRules._meta.get_field(code)
