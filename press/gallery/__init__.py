"""Pages as pictures: made with Poppler and Chromium, and compared, so that people see what a change did.

:mod:`press.gallery.drawing` makes pictures of finished files; :mod:`press.gallery.comparing` tells two pictures of a
page apart, and shows where they differ.
"""
