"""The frame around the pages: rail, top bar, status bar, palette, toasts, settings."""
