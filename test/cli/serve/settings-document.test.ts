import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { flagOf, SETTING_NAMES, SETTINGS, variableOf } from "../../../src/cli/serve/settings.js";
import { ROOT } from "../../support/folders.js";

test("the table of settings in docs/server.md is that of the code", async () => {
  const rows = SETTING_NAMES.map((name) => {
    const { default: preset, help, kind } = SETTINGS[name];
    const flag = kind === "switch" && preset ? flagOf(name).replace("--", "--no-") : flagOf(name);
    const shown = preset === undefined || kind === "list" ? "" : `\`${preset}\``;
    return `| \`${flag}\` | \`${variableOf(name)}\` | \`${name}\` | ${shown} | ${help} |`;
  });
  const document = await readFile(join(ROOT, "docs/server.md"), "utf8");
  expect(document).toContain(`| --- | --- | --- | --- | --- |\n${rows.join("\n")}\n`);
});
