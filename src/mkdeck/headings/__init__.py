"""What titles, headings and the headers of tables say of what stands below them."""
