"""Tools for after the course: what they have in common. Each tool is a room of its own beside this one."""
