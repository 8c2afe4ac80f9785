"""The site's settings, with the floor of each page beside it."""

from sakip.web.situs.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.situs_lantai"
