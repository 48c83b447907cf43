"""Trials that were held elsewhere, held again on simulated workplaces: what they give under every draw."""
