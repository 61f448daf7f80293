import { checkObject, checkString } from "../../core/checks.js";

/** Where Python is, and how it is run: what a user may set for any engine in Python. */
export interface PythonOptions {
  /** The interpreter; no other is then looked at. @default `VOXWEAVE_PYTHON`, VoxWeave's own environment, an active one, … */
  readonly python?: string | undefined;
  /** Variables that Python gets beside those of the allow-list, such as `HF_TOKEN`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Folder that it runs in. @default that of this process */
  readonly cwd?: string | undefined;
}

/** @throws {TypeError} unless the options, which their caller passed as `python`, have the right types. */
export function checkPythonOptions(options: PythonOptions): PythonOptions {
  checkObject("python", options);
  const { python, env, cwd } = options;
  if (python !== undefined) checkString("python.python", python);
  if (env !== undefined) checkObject("python.env", env);
  if (cwd !== undefined) checkString("python.cwd", cwd);
  return options;
}
