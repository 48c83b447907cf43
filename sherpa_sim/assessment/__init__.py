"""Scoring answers, rubrics, and the papers that nbgrader keeps the book of."""
