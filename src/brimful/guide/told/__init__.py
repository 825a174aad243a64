"""What was answered, told again in words: questions with their answers, never keys."""
