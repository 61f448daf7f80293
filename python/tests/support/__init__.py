'''Helpers of the tests: the script, processes that run it, WAV files.'''
