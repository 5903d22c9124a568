"""The outage desk: who is off, who has been told, and was the time right (mockup 08)."""
