/** The int8 export of Kokoro-82M. */
export function kokoroModelPath(): string {
  return pathFrom("VOXWEAVE_TEST_MODEL", "the int8 export of Kokoro-82M, kokoro-v1.0.int8.onnx");
}

/** The voice af_heart: float32, shape (510, 256), one row for each number of phonemes. */
export function kokoroVoicePath(): string {
  return pathFrom("VOXWEAVE_TEST_VOICE", "the voice af_heart.bin of Kokoro-82M");
}

function pathFrom(variable: string, file: string): string {
  const path = process.env[variable];
  if (path === undefined || path === "") throw new Error(`set ${variable} to the path of ${file}`);
  return path;
}
