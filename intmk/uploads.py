"""Files that people send us are cut off at a size, before they fill memory or disk."""

from io import BytesIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LIMIT = 50 * 1024 * 1024


class SizeLimit(FileUploadHandler):
    """Comes first of all handlers: lets the files of a request pass up to `LIMIT` bytes and swallows the rest.

    What was too long arrives empty, but with the size that was sent, so that the form can say so in its own words.
    """

    def __init__(self, request=None):
        super().__init__(request)
        self.received = 0

    def receive_data_chunk(self, raw_data, start):
        self.received += len(raw_data)
        return raw_data if self.received <= LIMIT else None

    def file_complete(self, file_size):
        if self.received <= LIMIT:
            return None
        self._close_what_others_began()
        return UploadedFile(BytesIO(), name=self.file_name, content_type=self.content_type, size=self.received)

    def _close_what_others_began(self):
        for handler in self.request.upload_handlers:
            if getattr(handler, "file", None):
                handler.file.close()  # a temporary file goes with it
