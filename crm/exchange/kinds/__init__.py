"""One module per kind of list: its fields, how their cells are read, and what is checked between them."""
