from demo.models.demo_clock import DemoClock

__all__ = ["DemoClock"]
