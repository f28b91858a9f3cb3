"""Whether a duty arises, judged once for all subjects: now, perhaps, not yet, not, overtaken, or on a decision."""
