"""Set-up: what a fresh machine lacks for a make target is found, installed, and remembered.

Runs under the system's own Python (3.11 or later) before anything is installed, so that it imports the standard
library and :mod:`press.languages` only. ``python3 -I -S press/bootstrap pdf`` does the set-up for ``make pdf``:

1. :mod:`~press.bootstrap.record` compares what the last set-up saw with what is there; most runs end here,
2. :mod:`~press.bootstrap.goals` says what the target needs, for the languages that are asked for,
3. :mod:`~press.bootstrap.needs` looks for each of it on the machine,
4. :mod:`~press.bootstrap.system` installs what is missing with apt, or names the command that does,
5. :mod:`~press.bootstrap.environment` builds ``.venv`` from the lock files,
6. :mod:`~press.bootstrap.validators` installs what judges in a browser, for the targets that need it.

Nothing outside the checkout is written, except by apt. An interrupted set-up leaves nothing that the next one
would take for a finished one.
"""
