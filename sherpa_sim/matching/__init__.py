"""Which mentor with which mentee: limits, fit, the best pairs, what is as good, and how pairs go on. No files."""
