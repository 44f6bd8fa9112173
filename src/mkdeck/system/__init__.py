"""Files, processes, memory and the time."""
