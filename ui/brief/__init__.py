"""The brief of a visit: one page to carry, on the screen, as a PDF, on paper."""
