"""The page Energy: an account among its peers, its bill, its readings, and where energy is lost."""
