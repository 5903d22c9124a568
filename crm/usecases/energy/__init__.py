"""An account among its peers, its months and its bill, and where energy is lost."""
