"""What extractors and patterns of facts are as rules: how they are found, when they run, which lines they claim."""
