import { pythonTools } from "../python-tools.js";

/** Sets `VOXWEAVE_TEST_PYTHON` to an interpreter with numpy, which the first run creates. */
export default async function setUpPython(): Promise<void> {
  process.env["VOXWEAVE_TEST_PYTHON"] = await pythonTools();
}
