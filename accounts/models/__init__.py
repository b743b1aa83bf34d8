from accounts.models.appointment import Appointment
from accounts.models.land import Land
from accounts.models.ministry import Ministry
from accounts.models.sign_in_throttle import SignInThrottle
from accounts.models.user import User

__all__ = ["Appointment", "Land", "Ministry", "SignInThrottle", "User"]
