'''What the tests share: the script, processes that run it, WAV files.'''
