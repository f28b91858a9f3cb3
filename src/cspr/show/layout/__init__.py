"""Each subject's answers, laid out as pages."""
