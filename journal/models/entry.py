import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import TextField
from django.db.models.functions import Cast

from accounts.permissions import Role
from intmk import clock
from journal.rows import digests_of, row_key
from journal.verbs import Verb

EPOCH = clock.datetime(1970, 1, 1, tzinfo=clock.ZoneInfo("UTC"))


class EntryQuerySet(models.QuerySet):
    def about(self, subject):
        return self.filter(subject=subject_key(subject))

    def for_reading(self):
        """Those about one subject, the last first, in the order of the chain: the id is no part of what it proves."""
        return self.select_related("actor", "note").order_by("-position")

    def with_facts_as_stored(self):
        """Facts as the database prints them: the hash is made over exactly this text."""
        return self.annotate(stored_facts=Cast("facts", TextField()))


class Entry(models.Model):
    """One thing that happened to one subject. Rows are only ever added.

    The database itself fills `position`, `previous` and `digest` (sha256 over the previous digest and the content),
    refuses UPDATE, DELETE and TRUNCATE, and serialises the writers of one chain. The digest covers ids, never names:
    a person can be renamed or erased without breaking a chain.
    """

    subject = models.CharField("Gegenstand", max_length=60)
    position = models.PositiveIntegerField(default=0)
    at = models.DateTimeField("am", default=clock.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name="Person"
    )
    land = models.ForeignKey("accounts.Land", models.PROTECT, related_name="+", null=True, verbose_name="Land")
    role = models.CharField("Rolle", max_length=20, blank=True)
    verb = models.CharField("Vorgang", max_length=40)
    says = models.TextField("Satz")
    facts = models.JSONField("Angaben", default=dict)
    previous = models.CharField(max_length=64, default="")
    digest = models.CharField(max_length=64, default="")

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "Eintrag"
        verbose_name_plural = "Einträge"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="entry_position", fields=["subject", "position"])]

    def __str__(self):
        return self.sentence

    @property
    def sentence(self) -> str:
        """One German sentence: who, for which Land and in which role, did what."""
        return f"{self.who} {self.says}"

    @property
    def who(self) -> str:
        if self.actor is None:
            return "Das System"
        where = " ".join(part for part in (self.role and Role(self.role).label, self.land_id) if part)
        return f"{self.actor.name} ({where})" if where else self.actor.name

    def expected_digest(self) -> str:
        """What the digest must be. The same text as in the database's function `journal_chain_entry`."""
        parts = (
            self.previous,
            self.subject,
            str(self.position),
            str((self.at - EPOCH) // timedelta(microseconds=1)),
            str(self.actor_id or ""),
            self.land_id or "",
            self.role,
            self.verb,
            self.says,
            self.stored_facts,
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


class Note(models.Model):
    """What the person wrote with a step: a reason, a remark. Can be erased without breaking the chain."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="note", primary_key=True)
    text = models.TextField("Anmerkung")

    class Meta:
        verbose_name = "Anmerkung"
        verbose_name_plural = "Anmerkungen"

    def __str__(self):
        return self.text


def subject_key(subject) -> str:
    """`proposals.proposal:17` for a row; a text stands for itself."""
    return subject if isinstance(subject, str) else row_key(subject)


def record(subject, verb: Verb, *, by=None, appointment=None, note="", rows=(), words=None, **facts) -> Entry:
    """Add what happened to a subject, within the transaction of the change itself.

    `words` fill in what stands in braces in the sentence of the verb. `facts` are ids, codes and numbers; never names,
    never text of a draft. `note` is what the person wrote; it lies beside the entry
    and only its digest is in the chain. The appointment tells for which Land and in which role. `rows` are those that
    the change has written, as far as their models are sealed: their digests are facts, too, and `verify_journal`
    compares each row with the newest entry that names it.
    """
    if note:
        facts["note_sha256"] = hashlib.sha256(note.encode()).hexdigest()
    if rows:
        facts["digests"] = digests_of(rows)
    entry = Entry.objects.create(
        subject=subject_key(subject),
        actor=by,
        land_id=appointment.land_id if appointment else None,
        role=appointment.role if appointment else "",
        verb=verb.code,
        says=verb.says(words or {}),
        facts=facts,
    )
    if note:
        Note.objects.create(entry=entry, text=note)
    return entry
