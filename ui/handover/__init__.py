"""Handing accounts over: the dialog with its preview, and the sheet for whoever takes over."""
