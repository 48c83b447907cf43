"""Pages to print or send, in both languages."""
