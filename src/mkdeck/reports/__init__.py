"""What people and programs are told of cards: which there are, what changed, and why."""
