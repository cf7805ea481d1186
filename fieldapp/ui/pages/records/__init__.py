"""All assessments of this laptop in one list: drafts to go on with, and where the others are."""
