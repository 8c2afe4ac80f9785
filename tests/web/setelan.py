"""Settings of the site's tests: those of the site, in a folder of their own."""

import os
import tempfile

os.environ["SAKIP_DATA"] = tempfile.mkdtemp(prefix="sakip-uji-")
os.environ.setdefault("SAKIP_HOST", "testserver,localhost,127.0.0.1")

from sakip.web.situs.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # argon2 is slow on purpose
