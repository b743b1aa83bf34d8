from accounts.models.appointment import Appointment
from accounts.models.land import Land
from accounts.models.ministry import Ministry
from accounts.models.user import User

__all__ = ["Appointment", "Land", "Ministry", "User"]
