import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSettings } from "../../src/cli/serve/read-settings.js";
import { ROOT } from "../support/folders.js";

const FOLDER = join(ROOT, "deploy");

test("the configuration file for systemd has valid settings, and keys beside it", async () => {
  const { settings } = await readSettings({ flags: {}, env: {}, config: join(FOLDER, "serve.json") });
  expect(settings).toMatchObject({ host: "127.0.0.1", keys: join(FOLDER, "keys.json"), grace: 30 });
});

test("the variables of the files in deploy/ are settings with valid values", async () => {
  const found: [string, string][] = [];
  for (const name of await readdir(FOLDER)) {
    const content = await readFile(join(FOLDER, name), "utf8");
    for (const [, variable = "", value = ""] of content.matchAll(/(VOXWEAVE_SERVE_\w+)(?:=|: )"?([^\s"\\]+)/gu)) {
      found.push([variable, value]);
    }
  }
  expect(found.length).toBeGreaterThanOrEqual(5);
  const { settings } = await readSettings({ flags: {}, env: Object.fromEntries(found) });
  expect(settings).toMatchObject({ host: "0.0.0.0", keys: "/etc/voxweave/keys.json", grace: 30, metrics: "key" });
});

test("the version in the Dockerfile is that of the package", async () => {
  const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { version: string };
  expect(await readFile(join(FOLDER, "Dockerfile"), "utf8")).toContain(`ARG VOXWEAVE_VERSION=${version}\n`);
});
