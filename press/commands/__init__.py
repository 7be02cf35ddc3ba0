"""The command line, a module for each kind of work; pipeline.py names the commands and loads each when it is wanted."""
