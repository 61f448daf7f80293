'''A runtime without a GPU.'''


def get_available_providers() -> list[str]:
  '''What can compute.'''
  return ['CPUExecutionProvider']
