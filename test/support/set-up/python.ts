import { pythonTools } from "../python-tools.js";

/** Makes an interpreter with numpy, once, and names it in `VOXWEAVE_TEST_PYTHON`. */
export default async function setUpPython(): Promise<void> {
  process.env["VOXWEAVE_TEST_PYTHON"] = await pythonTools();
}
