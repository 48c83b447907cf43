"""A group that follows the course together: its people, their codes, what they handed in."""
