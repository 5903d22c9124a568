"""The outage desk: the board, the life of outages, estimates, notices, the network (domain.md section 3)."""
