"""What asks and what answers: the judgement that extractors share."""
