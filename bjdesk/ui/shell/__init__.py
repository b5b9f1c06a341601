"""The window around the pages: look, navigation, keys, jobs, messages and the widgets that all pages are made of."""
