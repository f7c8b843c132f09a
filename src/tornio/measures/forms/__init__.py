"""Files of answers: one filled-in questionnaire a row, or one answer a row."""
