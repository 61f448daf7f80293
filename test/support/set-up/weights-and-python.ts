import { kokoroPython } from "../kokoro-python.js";
import setUpPython from "./python.js";
import pullWeights from "./weights.js";

/**
 * Takes both steps at the same time, because each of them waits for downloads. Also begins with the environment that has
 * PyTorch, which takes minutes in a fresh clone: the tests that need it come later, and wait for it.
 */
export default async function pullWeightsAndSetUpPython(): Promise<() => Promise<unknown>> {
  const controller = new AbortController();
  // If it fails, each test that needs the environment fails with the same error.
  const making = kokoroPython({ signal: controller.signal }).catch(() => undefined);
  await Promise.all([pullWeights(), setUpPython()]);
  return () => {
    controller.abort();
    return making;
  };
}
