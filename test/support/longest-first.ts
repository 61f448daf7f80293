import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take long, those first that take longest; a bare clone has no times of its own to go by. Neighbours wait
 * for different things to be installed: Kokoro's environment, Whisper, Piper's environment.
 */
const LONG: readonly string[] = [
  "engines/kokoro-python/kokoro-python-engine",
  "e2e/transcript",
  "e2e/python-engines",
  "environments/set-up",
  "python/python",
  "engines/kokoro-onnx/kokoro-engine",
  "e2e/python",
  "e2e/examples",
  "engines/kokoro-python/kokoro-bridge",
  "e2e/speak",
  "e2e/commands",
  "engines/piper/piper-engine",
  "e2e/package",
];

/** Begins with the long files, so that no worker is left with one of them when the other has ended. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
      return place === -1 ? LONG.length : place;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
