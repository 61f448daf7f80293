"""Kokoro-FastAPI: its normalizer with its default options, then misaki, to which its engine passes the text.

Argument: a checkout of it. Its packages import the whole server, so this script defines empty packages in their place.
"""

import sys
from pathlib import Path
from types import ModuleType

from lines import answer
from misaki_en import g2p

checkout = Path(sys.argv[1]).resolve()
sys.path.insert(0, str(checkout))
for name in ("api.src.services", "api.src.services.text_processing"):
    package = ModuleType(name)
    package.__path__ = [str(checkout.joinpath(*name.split(".")))]
    sys.modules[name] = package

from api.src.services.text_processing.normalizer import normalize_text  # noqa: E402 - found only now
from api.src.structures.schemas import NormalizationOptions  # noqa: E402 - found only now

options = NormalizationOptions()
answer(lambda text: g2p(normalize_text(text, options))[0])
