from django.core.management.base import BaseCommand, CommandError

from journal.models import Entry
from journal.verification import breaks


class Command(BaseCommand):
    help = "Prüft die Verkettung des Verlaufs und nennt je Gegenstand den ersten Eintrag, der nicht stimmt."

    def handle(self, **options):
        found = list(breaks())
        for broken in found:
            self.stderr.write(str(broken))
        if found:
            raise CommandError(f"Der Verlauf ist an {len(found)} Stelle(n) verändert worden.")
        self.stdout.write(f"Der Verlauf ist unverändert: {Entry.objects.count()} Einträge geprüft.")
