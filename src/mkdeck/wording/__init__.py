"""What words, numbers and signs say, in all languages: this is an answer, that a question, nothing is written here."""
