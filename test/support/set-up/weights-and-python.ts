import setUpPython from "./python.js";
import pullWeights from "./weights.js";

/** Takes both steps at the same time, because each of them waits for downloads. */
export default async function pullWeightsAndSetUpPython(): Promise<void> {
  await Promise.all([pullWeights(), setUpPython()]);
}
