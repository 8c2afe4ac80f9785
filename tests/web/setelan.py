"""Settings of the site's tests: those of the site, in a folder of their own."""

import atexit
import os
import shutil
import tempfile

os.environ["SAKIP_DATA"] = tempfile.mkdtemp(prefix="sakip-uji-")
os.environ.setdefault("SAKIP_HOST", "testserver,localhost,127.0.0.1")

from sakip.web.situs.settings import *  # noqa: F403

atexit.register(shutil.rmtree, DATA, ignore_errors=True)  # noqa: F405

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # A file, as in use: kept in memory, all threads of the site would share one connection, and
    # one's transaction would be another's. Nothing here has to outlive the power.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "uji.sqlite3")}  # noqa: F405
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"  # noqa: F405

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow on purpose
