"""From file to typed record. The only place that knows where files are."""
