"""Boxes and arrows as a picture (SVG) that is legible at 690 pixels and on paper, with no colour of its own."""
