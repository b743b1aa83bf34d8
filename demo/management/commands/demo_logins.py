from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from demo.people import highlights


class Command(BaseCommand):
    help = "Nennt die Personen, als die man sich in der Demo mit einem Klick anmelden kann."

    def handle(self, **options):
        if not settings.DEMO:
            raise CommandError("Demo-Anmeldungen gibt es nur mit DEMO=1.")
        self.stdout.write("Anmelden ohne Passwort, mit einem Klick unter /demo/:")
        for appointment in highlights():
            where = f", {appointment.land.name}" if appointment.land else ""
            self.stdout.write(f"  {appointment.user.name:<28} {appointment.get_role_display()}{where}")
