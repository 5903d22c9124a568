"""Orders of the hotline: listed, keyed by hand, and what is made of them."""
