"""From a lesson's Markdown, with its dialects and its HTML, to blocks and running text, and back to Markdown."""
