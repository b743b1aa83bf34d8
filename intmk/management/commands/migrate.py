from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import connections

from intmk.applied import keep_digests, objection, one_at_a_time
from intmk.refusal import REFUSED


class Command(migrate.Command):
    """Django's own, but only on a database that belongs to this code; one process at a time."""

    def handle(self, *args, **options):
        connection = connections[options["database"]]
        with one_at_a_time(connection):
            reason = objection(connection)
            if reason:
                raise CommandError(
                    f"Die Datenbank gehört zu einem anderen Stand von IntMK ({reason}): Nehmen Sie den Stand, mit dem "
                    "sie zuletzt lief, oder löschen Sie die Daten mit „make reset“, wenn es die eingebaute Datenbank "
                    "der Demo ist.",
                    returncode=REFUSED,
                )
            if not (options["plan"] or options["check_unapplied"]):
                keep_digests(connection)
            super().handle(*args, **options)
