"""Paper: what is printed or kept as a PDF, written as plain markup and set by Qt."""
