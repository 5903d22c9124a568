"""Data files of the program: code lists, messages, translations, icons."""
