"""Asking the model questions: run, compare, cost, calibrate."""
