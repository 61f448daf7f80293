import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { type AssetsOptions, readSettings, type SourceName } from "../../src/assets/settings.js";

test("the default settings are the platform's cache folder, the hub before the registry, online and no token", () => {
  const settings = readSettings({}, {});
  expect(settings).toMatchObject({
    sources: ["hub", "registry"],
    offline: false,
    hubEndpoint: "https://huggingface.co",
    hubToken: undefined,
  });
  expect(isAbsolute(settings.cacheFolder)).toBe(true);
  expect(settings.cacheFolder).toContain("voxweave");
});

test("settings come from the environment, and an empty variable counts as unset", () => {
  const env = {
    VOXWEAVE_CACHE: "/somewhere",
    VOXWEAVE_ASSET_SOURCES: "folder:/mnt/bundle, registry",
    VOXWEAVE_OFFLINE: "1",
    HF_ENDPOINT: "https://mirror.example/",
    HF_TOKEN: "hf_x",
  };
  expect(readSettings({}, env)).toMatchObject({
    cacheFolder: "/somewhere",
    sources: ["folder:/mnt/bundle", "registry"],
    offline: true,
    hubEndpoint: "https://mirror.example",
    hubToken: "hf_x",
  });
  const empty = Object.fromEntries(Object.keys(env).map((name) => [name, ""]));
  expect(readSettings({}, empty)).toEqual({ ...readSettings({}, {}), onEvent: expect.any(Function) });
});

test("an option overrides the environment", () => {
  const options = {
    cacheFolder: "/other",
    sources: ["hub"],
    offline: false,
    hubEndpoint: "http://127.0.0.1:1",
  } as const;
  const env = {
    VOXWEAVE_CACHE: "/x",
    VOXWEAVE_ASSET_SOURCES: "registry",
    VOXWEAVE_OFFLINE: "1",
    HF_ENDPOINT: "http://y",
  };
  expect(readSettings(options, env)).toMatchObject(options);
});

test.each([
  [
    { VOXWEAVE_ASSET_SOURCES: "hub,pypi" },
    /VOXWEAVE_ASSET_SOURCES must have the names hub, registry or folder:PATH, got "pypi"/,
  ],
  [{ VOXWEAVE_ASSET_SOURCES: "folder:" }, /got "folder:"/],
  [{ HF_ENDPOINT: "mirror.example" }, /HF_ENDPOINT must be an address such as .*, got "mirror.example"/],
  [{ HF_ENDPOINT: "file:///tmp" }, /HF_ENDPOINT must be an address/],
])("readSettings rejects %o, and names the valid values", (env, message) => {
  expect(() => readSettings({}, env)).toThrow(message);
});

test.each<[AssetsOptions, string]>([
  [{ sources: ["pypi" as SourceName] }, 'sources must have the names hub, registry or folder:PATH, got "pypi"'],
  [{ hubEndpoint: "mirror.example" }, "hubEndpoint must be an address such as https://huggingface.co"],
])("readSettings rejects the options %o, and names them", (options, message) => {
  expect(() => readSettings(options, {})).toThrow(message);
});
