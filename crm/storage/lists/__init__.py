"""The long lists of the program, each a declaration of its own over one engine."""
