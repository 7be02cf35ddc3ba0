"""``make serve``: the site on this machine alone, file by file, until it is interrupted."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_projects import ENGINE_ROOT, small_project  # noqa: F401

from press.site.server import serve
