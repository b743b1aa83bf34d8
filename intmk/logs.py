"""How a line of the log looks."""

import copy
import logging

SERVER_ERROR = 500


class Line(logging.Formatter):
    """What was refused to a visitor (404, 403, 400) is one line; only a fault of ours needs its traceback.

    Django hands the reason of a refusal over as an exception, and notes the status of the answer in the record.
    """

    def format(self, record: logging.LogRecord) -> str:
        if getattr(record, "status_code", SERVER_ERROR) < SERVER_ERROR:
            record = copy.copy(record)  # other handlers may want the exception
            record.exc_info = record.exc_text = record.stack_info = None
        return super().format(record)
