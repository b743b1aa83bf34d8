from resolutions.legal.models import Feedback, LegalText
from resolutions.models.prior_reference import PriorReference
from resolutions.models.resolution import Resolution

__all__ = ["Feedback", "LegalText", "PriorReference", "Resolution"]
