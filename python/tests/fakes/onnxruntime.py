'''A runtime without a GPU.'''


def get_available_providers() -> list[str]:
  '''Lists the devices.'''
  return ['CPUExecutionProvider']
