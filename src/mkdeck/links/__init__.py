"""What the links and pictures of lessons lead to."""
