"""Runs the command `kokoro` of kokoro-cli, with its arguments, on the model files of the benchmark."""

from kokoro_cli import cli, models

# It accepts only the files of kokoro-onnx's release, by their digests, and downloads those otherwise. The int8 model of the
# benchmark is that file, but the float32 model is another export of the same weights, and the voices are af_heart alone.
models._valid_asset = lambda path, _asset: path.is_file()
cli.main()
