import { childEnvironment, pipEnvironment } from "../../platform/node/processes/child-environment.js";

/** So that Python works in the environment that is being made, and not in the user's own packages. */
const CONFINED = { PYTHONUTF8: "1", PYTHONNOUSERSITE: "1", HF_HUB_OFFLINE: "1" };

/** The variables for a Python that makes or checks an environment. */
export function pythonVariables(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return childEnvironment(own, CONFINED);
}

/** The variables for the pip of an environment: proxies, certificates and indexes as the user has set them. */
export function pipVariables(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...pipEnvironment(own), ...CONFINED };
}
