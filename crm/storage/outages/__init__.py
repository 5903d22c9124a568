"""SQL of the outage desk: outages with their times, the network, whom they reach, and who was told."""
