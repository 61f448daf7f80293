import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadApiKeys } from "../../../src/cli/api-keys-file.js";
import { readSettings } from "../../../src/cli/serve/read-settings.js";
import { settingsTable } from "../../../src/cli/serve/settings-table.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

describe("readSettings()", () => {
  test("the command line overrides the environment, which overrides the file, which overrides the defaults", async () => {
    await using folder = await openTemporaryFolder();
    const config = join(folder.path, "serve.json");
    await writeFile(
      config,
      JSON.stringify({ port: 1, grace: 1, deadline: 1, lexicon: ["words.tsv"], keys: "keys.json" }),
    );
    const env = {
      VOXWEAVE_SERVE_PORT: "2",
      VOXWEAVE_SERVE_GRACE: "2",
      VOXWEAVE_SERVE_ORIGIN: "https://a.test, https://b.test",
    };
    const { settings, origins } = await readSettings({ flags: { port: "3" }, env, config });
    expect(settings).toMatchObject({ port: 3, grace: 2, deadline: 1, mostActive: 128 });
    expect(settings.origin).toEqual(["https://a.test", "https://b.test"]);
    expect([settings.lexicon, settings.keys]).toEqual([
      [join(folder.path, "words.tsv")],
      join(folder.path, "keys.json"),
    ]);
    expect(origins).toMatchObject({
      port: "--port",
      grace: "VOXWEAVE_SERVE_GRACE",
      deadline: `${config}: deadline`,
      mostActive: "default",
    });
    const table = settingsTable({ settings, origins });
    expect(table).toMatch(/^port +3 +--port$/mu);
    expect(table).toMatch(/^engine +- +default$/mu);
  });

  test("the environment may name the file", async () => {
    await using folder = await openTemporaryFolder();
    const path = join(folder.path, "serve.json");
    await writeFile(path, '{"workers": "auto"}');
    const { settings } = await readSettings({ flags: {}, env: { VOXWEAVE_SERVE_CONFIG: path } });
    expect(settings.workers).toBe("auto");
  });

  test.each([
    ["with a byte order mark", Buffer.from('\uFEFF{"port": 18880}')],
    ["in UTF-16", Buffer.from('\uFEFF{"port": 18880}', "utf16le")],
  ])("a file of settings or keys may be written %s", async (_, content) => {
    await using folder = await openTemporaryFolder();
    const config = join(folder.path, "serve.json");
    await writeFile(config, content);
    expect((await readSettings({ flags: {}, env: {}, config })).settings.port).toBe(18_880);
    await expect(loadApiKeys(config)).rejects.toThrow("must be an array");
  });

  test("all mistakes are reported at once, each with its source and its value", async () => {
    await using folder = await openTemporaryFolder();
    const config = join(folder.path, "serve.json");
    await writeFile(config, JSON.stringify({ voise: "x", cache: "much", openLists: "no", origin: [""] }));
    const env = { VOXWEAVE_SERVE_GRASE: "1", VOXWEAVE_SERVE_SPEED: "9", VOXWEAVE_SERVE_ALLOW_ANYONE: "perhaps" };
    const reading = readSettings({ flags: { port: "70000", workers: "many" }, env, config });
    const message = await reading.then(String, (error: Error) => `${error.name}: ${error.message}`);
    expect(message).toMatch(/^UsageError/u);
    for (const part of [
      /--port must be at most 65535, got 70000/u,
      /--workers must be a whole number from 1, or auto, got "many"/u,
      /VOXWEAVE_SERVE_SPEED must be 0\.25 to 4, got 9/u,
      /VOXWEAVE_SERVE_ALLOW_ANYONE must be true or false, got "perhaps"/u,
      /VOXWEAVE_SERVE_GRASE: there is no such variable; did you mean VOXWEAVE_SERVE_GRACE\?/u,
      /serve\.json: there is no setting "voise"; did you mean voice\?/u,
      /serve\.json: cache must be a number, got "much"/u,
      /serve\.json: origin\.0 must be an origin as browsers write it, such as https:\/\/example\.com, .*, got ""/u,
      /serve\.json: openLists must be true or false, got "no"/u,
    ]) {
      expect(message).toMatch(part);
    }
  });

  test.each(["{", "[]", '"port"'])("a file with %s is refused", async (content) => {
    await using folder = await openTemporaryFolder();
    const config = join(folder.path, "serve.json");
    await writeFile(config, content);
    await expect(readSettings({ flags: {}, env: {}, config })).rejects.toMatchObject({ code: "VOX_FILE_UNREADABLE" });
  });
});
