import { checkObject, checkString } from "../../core/checks.js";

/** Options of every Python engine: which interpreter runs it, and how. */
export interface PythonOptions {
  /** The only interpreter to try. @default the first of `VOXWEAVE_PYTHON`, VoxWeave's own environment, an active one, … */
  readonly python?: string | undefined;
  /** Environment variables for Python besides those of the allow-list, such as `HF_TOKEN`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Working directory of Python. @default the working directory of this process */
  readonly cwd?: string | undefined;
}

/** Checks options that the caller passed as `python`, and returns them. @throws {TypeError} if a type is wrong. */
export function checkPythonOptions(options: PythonOptions): PythonOptions {
  checkObject("python", options);
  const { python, env, cwd } = options;
  if (python !== undefined) checkString("python.python", python);
  if (env !== undefined) checkObject("python.env", env);
  if (cwd !== undefined) checkString("python.cwd", cwd);
  return options;
}
