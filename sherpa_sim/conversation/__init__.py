"""Talk between a mentor and a colleague: what was heard in it, and a colleague to practise with."""
