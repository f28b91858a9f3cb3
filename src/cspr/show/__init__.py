"""Answers made readable: text, plain values for JSON, and whatever else a reader takes away."""
