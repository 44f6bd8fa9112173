"""What a card is known by, and what it is filed under."""
