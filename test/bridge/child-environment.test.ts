import { expect, test } from "vitest";
import { childEnvironment } from "../../src/bridge/child-environment.js";

const OWN = {
  PATH: "/bin",
  HOME: "/home/ada",
  LANG: "C",
  LC_ALL: "C",
  CUDA_VISIBLE_DEVICES: "1",
  OMP_NUM_THREADS: "2",
  HF_HOME: "/models",
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

test("a worker gets what it needs of Node's environment, and none of its secrets", () => {
  expect(childEnvironment(OWN)).toEqual({
    PATH: "/bin",
    HOME: "/home/ada",
    LANG: "C",
    LC_ALL: "C",
    CUDA_VISIBLE_DEVICES: "1",
    OMP_NUM_THREADS: "2",
    HF_HOME: "/models",
    HF_HUB_OFFLINE: "1",
    https_proxy: "http://proxy:8080",
    HF_HUB_DISABLE_PROGRESS_BARS: "1",
    TOKENIZERS_PARALLELISM: "false",
  });
});

test("a token for the hub is passed on when the caller adds it", () => {
  expect(childEnvironment(OWN, { HF_TOKEN: OWN.HF_TOKEN })).toMatchObject({ HF_TOKEN: "hf_secret" });
});

test("what the caller adds goes before all else", () => {
  const added = { PATH: "/opt/bin", TOKENIZERS_PARALLELISM: "true" };
  expect(childEnvironment(OWN, added)).toMatchObject({ ...added, HOME: "/home/ada" });
});
