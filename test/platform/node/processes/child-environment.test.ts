import { expect, test } from "vitest";
import {
  childEnvironment,
  modelEnvironment,
  nodeEnvironment,
  npmEnvironment,
  pipEnvironment,
} from "../../../../src/platform/node/processes/child-environment.js";

const OWN = {
  PATH: "/bin",
  HOME: "/home/ada",
  LANG: "C",
  LC_ALL: "C",
  CUDA_VISIBLE_DEVICES: "1",
  OMP_NUM_THREADS: "2",
  HF_HOME: "/models",
  HF_ENDPOINT: "https://mirror",
  HF_HUB_OFFLINE: "1",
  https_proxy: "http://proxy:8080",
  HF_TOKEN: "hf_secret",
  AWS_SECRET_ACCESS_KEY: "secret",
  PYTHONPATH: "/evil",
  PYTHONSTARTUP: "/evil.py",
  LD_PRELOAD: "/evil.so",
  NODE_OPTIONS: "--inspect",
  MY_PATH: "/bin",
};

test("a worker gets the allowed variables of Node's environment, and no secrets", () => {
  expect(childEnvironment(OWN)).toEqual({
    PATH: "/bin",
    HOME: "/home/ada",
    LANG: "C",
    LC_ALL: "C",
    CUDA_VISIBLE_DEVICES: "1",
    OMP_NUM_THREADS: "2",
    HF_HOME: "/models",
    HF_ENDPOINT: "https://mirror",
    HF_HUB_OFFLINE: "1",
    https_proxy: "http://proxy:8080",
    GLIBC_TUNABLES: "glibc.malloc.hugetlb=1",
    GOMP_SPINCOUNT: "1000",
    HF_HUB_DISABLE_PROGRESS_BARS: "1",
    TOKENIZERS_PARALLELISM: "false",
  });
});

test("a worker gets a token for the Hugging Face hub if the caller adds it", () => {
  expect(childEnvironment(OWN, { HF_TOKEN: OWN.HF_TOKEN })).toMatchObject({ HF_TOKEN: "hf_secret" });
});

test("the caller's variables override all others", () => {
  const added = { PATH: "/opt/bin", TOKENIZERS_PARALLELISM: "true" };
  expect(childEnvironment(OWN, added)).toMatchObject({ ...added, HOME: "/home/ada" });
});

const SETTINGS = {
  PIP_INDEX_URL: "https://ada:password@packages.example/simple",
  PIP_CONFIG_FILE: "/etc/pip.conf",
  PIP_TARGET: "/elsewhere",
  npm_config_registry: "https://packages.example",
  NPM_CONFIG_USERCONFIG: "/etc/npmrc",
  NODE_AUTH_TOKEN: "npm_secret",
  NODE_EXTRA_CA_CERTS: "/etc/ca.pem",
};
const SHARED = { PATH: "/bin", HOME: "/home/ada", LANG: "C", LC_ALL: "C", https_proxy: "http://proxy:8080" };

test("pip gets its own settings, except those that change its target folder", () => {
  expect(pipEnvironment({ ...OWN, ...SETTINGS })).toEqual({
    ...SHARED,
    PIP_INDEX_URL: SETTINGS.PIP_INDEX_URL,
    PIP_CONFIG_FILE: SETTINGS.PIP_CONFIG_FILE,
    PYTHONUTF8: "1",
  });
});

test("npm gets its own settings and the tokens that they usually refer to", () => {
  expect(npmEnvironment({ ...OWN, ...SETTINGS })).toEqual({
    ...SHARED,
    npm_config_registry: SETTINGS.npm_config_registry,
    NPM_CONFIG_USERCONFIG: SETTINGS.NPM_CONFIG_USERCONFIG,
    NODE_AUTH_TOKEN: SETTINGS.NODE_AUTH_TOKEN,
    NODE_EXTRA_CA_CERTS: SETTINGS.NODE_EXTRA_CA_CERTS,
  });
});

test("VoxWeave's own Node processes get no settings and no secrets", () => {
  expect(nodeEnvironment({ ...OWN, ...SETTINGS })).toEqual({ ...SHARED, OMP_NUM_THREADS: "2" });
});

test.each([
  [undefined, "glibc.malloc.hugetlb=1"],
  ["glibc.malloc.arena_max=1", "glibc.malloc.arena_max=1:glibc.malloc.hugetlb=1"],
  ["glibc.malloc.hugetlb=0", "glibc.malloc.hugetlb=0"],
])("a process with a model has huge pages, unless the user has set them: %s", (set, expected) => {
  const own = { PATH: "/usr/bin", GLIBC_TUNABLES: set };
  expect(modelEnvironment(own)).toEqual({ PATH: "/usr/bin", GLIBC_TUNABLES: expected });
  expect(childEnvironment(own)).toMatchObject({ GLIBC_TUNABLES: expected });
});

test.each([
  [{}, "1000"],
  [{ GOMP_SPINCOUNT: "0" }, "0"],
  [{ OMP_WAIT_POLICY: "active" }, undefined],
])("the threads of a Python engine wait shortly for each other, unless the user has set that: %o", (set, expected) => {
  expect(childEnvironment({ PATH: "/usr/bin", ...set })["GOMP_SPINCOUNT"]).toBe(expected);
});
