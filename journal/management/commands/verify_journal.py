from django.core.management.base import BaseCommand, CommandError

from intmk.counted import counted
from journal.models import Entry
from journal.verification import breaks


class Command(BaseCommand):
    help = "Prüft die Verkettung des Verlaufs und nennt je Gegenstand den ersten Eintrag, der nicht stimmt."

    def handle(self, **options):
        found = list(breaks())
        for broken in found:
            self.stderr.write(str(broken))
        if found:
            raise CommandError(f"Der Verlauf ist an {counted(len(found), 'Stelle', 'Stellen')} verändert worden.")
        entries = counted(Entry.objects.count(), "Eintrag", "Einträge")
        self.stdout.write(f"Der Verlauf ist unverändert: {entries} geprüft.")
