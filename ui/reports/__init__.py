"""Reports: coverage of the team, and what is exported."""
