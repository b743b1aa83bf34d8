"""How a request finds its person."""

from django.contrib.auth.backends import ModelBackend

from accounts.models import Appointment


class AppointedBackend(ModelBackend):
    """Django's own, but it reads a person together with her appointments: nearly every page asks for both.

    The dates of the year come with them, for the frame of every page.
    """

    def get_user(self, user_id):
        appointments = (
            Appointment.objects.in_force().filter(user=user_id).for_rights().with_dates().select_related("user")
        )
        found = tuple(appointments)
        if not found:
            return super().get_user(user_id)
        user = found[0].user
        user.appointments_today = found
        return user if self.user_can_authenticate(user) else None
