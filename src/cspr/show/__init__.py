"""Every answer as text, HTML and Markdown, each written from one page; and files for calendars and spreadsheets."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
