"""The facts that every report counts: each thing is counted here and nowhere else."""
