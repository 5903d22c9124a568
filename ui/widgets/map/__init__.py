"""The offline map of a route."""
