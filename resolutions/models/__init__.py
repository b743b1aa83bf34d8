from resolutions.models.prior_reference import PriorReference
from resolutions.models.resolution import Resolution

__all__ = ["PriorReference", "Resolution"]
