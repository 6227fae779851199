"""The design system in data: a look becomes numbers and colours that print and screen share."""
