"""The sentences that people read: patterns and titles, by subject, and nothing else."""
