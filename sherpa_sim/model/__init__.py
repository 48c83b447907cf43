"""The shop floor: assumptions, population, ties, rules, draws, agents, record."""
