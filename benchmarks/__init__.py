"""The program beside its limits: each job measures both in the same run and reports the ratio."""
