"""Columns of a kind of their own. Migrations name these classes, so they import nothing but Django."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

CONFIRMED_BY_PRACTICE = ("voting_members", "votes_per_member", "chair_term_start", "chair_term_years")


class ConfirmedField(ArrayField):
    """The codes of the parameters that are confirmed; new rules begin with those that practice has confirmed."""

    def __init__(self, **options):
        fixed = {"base_field": models.CharField(max_length=40), "default": self.by_practice}
        super().__init__(**options | fixed)

    @staticmethod
    def by_practice() -> list[str]:
        return list(CONFIRMED_BY_PRACTICE)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, {key: options[key] for key in options if key not in ("base_field", "default", "size")}


class SubjectsField(ArrayField):
    """The classes of subjects (`rules.SubjectClass`) for which a conference asks for the consent of all Länder."""

    def __init__(self, verbose_name=None, **options):
        fixed = {"base_field": models.CharField(max_length=20), "default": list}
        super().__init__(verbose_name=verbose_name, **options | fixed)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        return name, path, args, {key: options[key] for key in options if key not in ("base_field", "default", "size")}
