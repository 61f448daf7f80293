/** Variables that would have Python or pip work elsewhere than in the environment that is being made. */
const MISLEADING = [
  "PYTHONHOME",
  "PYTHONPATH",
  "PYTHONUSERBASE",
  "PYTHONSTARTUP",
  "PYTHONEXECUTABLE",
  "__PYVENV_LAUNCHER__",
  "VIRTUAL_ENV",
  "PIP_TARGET",
  "PIP_PREFIX",
  "PIP_USER",
  "PIP_REQUIRE_VIRTUALENV",
  "PIP_REQUIREMENT",
  "PIP_LOG",
  "PIP_QUIET",
  "PIP_VERBOSE",
  "PIP_DRY_RUN",
];

/** The variables of this process for a Python that makes an environment: proxies, certificates and indexes stay. */
export function pythonVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !MISLEADING.includes(name));
  return { ...Object.fromEntries(kept), PYTHONUTF8: "1", PYTHONNOUSERSITE: "1", HF_HUB_OFFLINE: "1" };
}
