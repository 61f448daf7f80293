import { childEnvironment, pipEnvironment } from "../../platform/node/processes/child-environment.js";

/** Confine Python to the environment: no user site-packages and no access to the hub. */
const CONFINED = { PYTHONUTF8: "1", PYTHONNOUSERSITE: "1", HF_HUB_OFFLINE: "1" };

/** Returns the environment variables for a Python that makes or checks an environment. */
export function pythonVariables(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return childEnvironment(own, CONFINED);
}

/** Returns the environment variables for pip: with the proxies, certificates and indexes that the user has set. */
export function pipVariables(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...pipEnvironment(own), ...CONFINED };
}
