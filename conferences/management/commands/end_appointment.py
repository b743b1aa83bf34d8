from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Appointment
from accounts.permissions import Role
from accounts.security import Event, tell
from conferences import verbs
from conferences.management.arguments import land_of
from journal.models import record


class Command(BaseCommand):
    help = "Beendet eine Bestellung: Nach dem genannten Tag hat die Person daraus keine Rechte mehr."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values())
        parser.add_argument("--land", help="Kürzel, zum Beispiel NI; entfällt beim Gast des Bundes")
        parser.add_argument("--on", dest="last_day", required=True, type=date.fromisoformat, metavar="JJJJ-MM-TT")

    def handle(self, *, email, role, land, last_day, **options):
        land = land_of(land) if land else None
        with transaction.atomic():
            held = Appointment.objects.select_for_update(of=("self",)).on(last_day)
            appointment = held.filter(user__email=email.strip().lower(), role=role, land=land).last()
            if appointment is None:
                raise CommandError(f"Am {last_day:%d.%m.%Y} hat {email} diese Bestellung nicht.")
            Appointment.objects.filter(pk=appointment.pk).update(ends_on=last_day)
            facts = {"user": appointment.user_id, "ends_on": last_day.isoformat()}
            record(appointment, verbs.ENDED, words={"appointment": appointment}, rows=[appointment], **facts)
        tell(Event.APPOINTMENT_ENDED, user=appointment.user_id, appointment=appointment, ends=last_day)
        self.stdout.write(f"{appointment.user.name}: {appointment} bis {last_day:%d.%m.%Y}.")
