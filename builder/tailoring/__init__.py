"""Lesson x brand -> tailored lesson. Every change is kept with its origin. Knows nothing of looks."""
