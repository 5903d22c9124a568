"""Today: where am I going, who is late, what is due, who is without power."""
