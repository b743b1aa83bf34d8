"""What the Geschäftsstelle lays down for its year: three verbs for every part of it."""

import hashlib
import json
from datetime import date, datetime

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils.text import slugify

from accounts.permissions import Permission
from conferences import verbs
from intmk import clock
from intmk.refusal import Refused
from journal.models import record

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ß": "ss"})


class Overtaken(Exception):
    """Somebody else changed this part since it was opened. Carries it as it is; nothing was written."""

    def __init__(self, stored):
        super().__init__(
            "Diese Angaben hat inzwischen jemand anderes geändert. Ihre Angaben sind noch nicht gespeichert. Bei jedem "
            "Feld, das abweicht, steht, was jetzt gilt; wenn Sie erneut speichern, ersetzen Ihre Angaben das."
        )
        self.stored = stored


class Planned(models.Model):
    """A part of the chair year: a meeting, a deadline, a theme or a working group.

    A class names its columns in `COLUMNS`, those of them that stay as first laid down in `FIXED`, and says in `CLASH`
    why two of its rows exclude each other. The conference's journal tells every change, with the old and new values;
    without `IS_TOLD_WHOLE` only which columns it was about.
    """

    COLUMNS: tuple[str, ...]
    FIXED: tuple[str, ...] = ()
    CLASH: str
    IS_TOLD_WHOLE = True

    class Meta:
        abstract = True

    @classmethod
    def plan(cls, conference, values, *, by):
        """Add a part to the year. None where exactly this one is there already (a double click)."""
        with transaction.atomic():
            _, appointment = conference.locked_for(by, Permission.STEER_CONFERENCE)
            if any(plain(part.values()) == plain(values) for part in cls.objects.filter(conference=conference)):
                return None
            part = cls(conference=conference)
            part._write(values)
            part._tell(verbs.PLANNED, by, appointment, values=plain(values))
        return part

    def replan(self, values, *, opened, by) -> bool:
        """Change this part. False where it stands so already.

        `opened` is its fingerprint when the form was opened; raises Overtaken where somebody else was faster.
        """
        with transaction.atomic():
            _, appointment = self.conference.locked_for(by, Permission.STEER_CONFERENCE)
            stored = type(self).objects.get(pk=self.pk)
            before, after = plain(stored.values()), plain(values)
            if before == after:
                return False
            if fingerprint(stored.values()) != opened:
                raise Overtaken(stored)
            stored._write(values)
            changed = {code: [before[code], after[code]] for code in after if before[code] != after[code]}
            stored._tell(verbs.REPLANNED, by, appointment, changed=changed)
        return True

    def drop(self, *, by):
        """Take this part out of the year again. Refused as soon as anything refers to it."""
        with transaction.atomic():
            _, appointment = self.conference.locked_for(by, Permission.STEER_CONFERENCE)
            self._tell(verbs.DROPPED, by, appointment, values=plain(self.values()))
            try:
                self._remove()
            except ProtectedError:
                raise Refused(
                    f"„{self}“ wird schon verwendet und lässt sich deshalb nicht löschen. Ändern Sie stattdessen die "
                    "Angaben."
                ) from None

    def values(self) -> dict:
        """What was laid down, by column."""
        return {column: getattr(self, column) for column in self.COLUMNS}

    def _write(self, values):
        for column, value in values.items():
            setattr(self, column, value)
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError:
            raise Refused(self.CLASH) from None

    def _remove(self):
        self.delete()

    def _tell(self, verb, by, appointment, **facts):
        if not self.IS_TOLD_WHOLE:
            facts = {"columns": sorted(set().union(*facts.values()))}
        facts |= {"words": {"part": self.told}, "part": f"{self._meta.model_name}:{self.pk}"}
        record(self.conference, verb, by=by, appointment=appointment, **facts)


def plain(values) -> dict:
    """Values as the journal keeps them: texts, numbers, codes and keys."""
    return {column: _plain(value) for column, value in values.items()}


def fingerprint(values) -> str:
    """What a form was opened with, as 64 characters."""
    return hashlib.sha256(json.dumps(plain(values), sort_keys=True).encode()).hexdigest()


def free_slug(cls, conference, name: str) -> str:
    """A short name for addresses that no row of this conference has: „laendlicher-raum“, „laendlicher-raum-2“."""
    longest = cls._meta.get_field("slug").max_length - 4
    slug = slugify(name.translate(_UMLAUTE))[:longest].strip("-") or cls._meta.model_name
    taken = set(cls.objects.filter(conference=conference).values_list("slug", flat=True))
    return next(s for s in (slug, *(f"{slug}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)


def _plain(value):
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, list):
        return sorted(_plain(one) for one in value)
    if isinstance(value, datetime):
        return clock.wall(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value
