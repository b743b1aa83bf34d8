from resolutions.models.resolution import Resolution

__all__ = ["Resolution"]
