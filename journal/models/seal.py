import hashlib
import json
from datetime import timedelta

from django.db import connection, models, transaction

from intmk import clock
from journal.models.chain import Chain
from journal.models.entry import EPOCH

# Only those who seal wait for each other here, nobody who writes an entry.
_LOCK = "SELECT pg_advisory_xact_lock(hashtext('journal_seal'))"
_GROWN = """
    SELECT chain.subject, chain.length, chain.head FROM journal_chain chain
    LEFT JOIN (
        SELECT DISTINCT ON (sealed.key) sealed.key, sealed.value
        FROM journal_seal seal, jsonb_each(seal.ends) sealed
        ORDER BY sealed.key, seal.number DESC
    ) known ON known.key = chain.subject
    WHERE known.value IS DISTINCT FROM jsonb_build_array(chain.length, chain.head)
"""


class Seal(models.Model):
    """Where all chains ended at a moment. Seals are a chain themselves, and the database refuses to change one.

    `ends` holds length and head of every chain that has grown since the seal before; together with the earlier seals
    it tells the end of each. So a whole subject cannot vanish, nor a chain be cut or computed anew, without breaking
    the seals; and who keeps the newest digest outside can tell whether the seals themselves were computed anew.
    """

    number = models.PositiveIntegerField("Nummer", primary_key=True)
    at = models.DateTimeField("am", default=clock.now)
    chains = models.PositiveIntegerField("Ketten")
    ends = models.JSONField("Enden")
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = "Siegel"
        verbose_name_plural = "Siegel"
        ordering = ["number"]

    def __str__(self):
        return f"Siegel {self.number}"

    @classmethod
    def newest(cls):
        """The last seal, or None."""
        return cls.objects.order_by("-number").first()

    @classmethod
    def make(cls):
        """Seal what has been written since the last seal. Returns the newest seal; None for an empty journal.

        Reads one snapshot of the ends: an entry that is being written now is sealed the next time.
        """
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_LOCK)
            last = cls.newest()
            cursor.execute(_GROWN)
            ends = {subject: [length, head] for subject, length, head in cursor}
            if not ends:
                return last
            seal = cls(
                number=last.number + 1 if last else 1,
                chains=Chain.objects.count(),
                ends=ends,
                previous=last.digest if last else "",
            )
            seal.digest = seal.expected_digest()
            seal.save(force_insert=True)
        return seal

    def expected_digest(self) -> str:
        """What the digest must be: sha256 over the seal before and everything in this one."""
        at = (self.at - EPOCH) // timedelta(microseconds=1)
        ends = json.dumps(self.ends, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        parts = (self.previous, str(self.number), str(at), str(self.chains), ends)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
