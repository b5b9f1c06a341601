"""Lets every test run without a display and alike on every machine."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported
os.environ.pop("QT_QPA_FONTDIR", None)  # only the bundled faces are to be seen

from hypothesis import settings

settings.register_profile("bjdesk", deadline=None, print_blob=True)  # shared cores make single examples slow
settings.load_profile("bjdesk")
