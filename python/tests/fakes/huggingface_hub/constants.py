'''Where the cache is.'''

import os

HF_HUB_CACHE = os.environ.get('HF_HUB_CACHE', '/nowhere/hub')
