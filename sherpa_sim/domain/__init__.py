"""The words of the kit: people, levers, states, delivery. No files, no Mesa, no widgets."""
