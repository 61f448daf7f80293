import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { openChromium } from "../support/chromium.js";
import { runCommand } from "../support/command.js";
import { copyExample, typeErrors } from "../support/example-project.js";
import { ROOT } from "../support/folders.js";
import { npmTools } from "../support/npm-tools.js";
import { measureSound, soundLevel } from "../support/sound-meter.js";
import { openStaticSite } from "../support/static-site.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { inOrder, seen, watch } from "../support/watch-page.js";

const NOTE = `# My note

Some **bold** words. %%Nobody reads this.%% Then [[Other note|a link]] to another note,
and a last line with some more words, so that there is time to stop. ${"A busy machine needs much time for that. ".repeat(8)}
`;
const SPOKEN = NOTE.replace(/%%.*%%/u, "");

test("the plugin of examples/obsidian reads a note in an editor, marks its words through edits, and stops", async () => {
  await using folder = await openTemporaryFolder();
  const plugin = join(folder.path, "plugin");
  await copyExample("obsidian", plugin);
  expect(await typeErrors(plugin)).toBe("");
  expect(await runCommand(process.execPath, ["build.mjs"], { cwd: plugin })).toMatchObject({ code: 0 });
  const entry = join(ROOT, "test/e2e/fixtures/obsidian-host.js");
  const outfile = join(folder.path, "host.js");
  await build({ entryPoints: [entry], bundle: true, format: "esm", outfile, nodePaths: [await npmTools()] });

  const pages = { "/": '<!doctype html><body><script type="module" src="host.js"></script>' };
  await using site = await openStaticSite(folder.path, { pages });
  const server = await startServe(["--engine", "tone", "--origin", site.address]);
  await using browser = await openChromium();
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await measureSound(page.context());
  await page.goto(`${site.address}/`);
  const [code, manifest] = await Promise.all(
    ["main.js", "manifest.json"].map((name) => readFile(join(plugin, name), "utf8")),
  );
  await page.evaluate(`openObsidian(${JSON.stringify(code)}, ${manifest}, ${JSON.stringify(NOTE)})`);
  await page.getByLabel("Server").fill(server.address);
  const mark = page.locator(".voxweave-word");
  await watch(page, 'document.querySelector(".voxweave-word")?.textContent');

  expect(await page.evaluate("[run('stop'), run('read-selection')]")).toEqual([false, false]);
  await page.evaluate("run('read-note')");
  await expect.poll(async () => (await seen(page)).length).toBeGreaterThan(1);
  await page.evaluate("view.dispatch({ changes: { from: 0, insert: 'A new first line.\\n\\n' } })");
  const before = await seen(page);
  await expect.poll(async () => (await seen(page)).length).toBeGreaterThan(before.length + 1);
  expect(await soundLevel(page)).toBeGreaterThan(0.01);
  expect(await page.evaluate("run('stop')")).toBe(true);
  await mark.waitFor({ state: "detached" });
  await expect.poll(() => soundLevel(page)).toBe(0);
  const words = await seen(page);
  expect(inOrder(SPOKEN, words)).toEqual(words);

  await page.evaluate(`seen.length = 0;
    const from = view.state.doc.toString().indexOf("last line");
    view.dispatch({ selection: { anchor: from, head: view.state.doc.length } });
    run("read-selection");`);
  await expect.poll(() => seen(page)).not.toEqual([]);
  expect(await page.evaluate("run('stop')")).toBe(true);
  await mark.waitFor({ state: "detached" });
  const selected = await seen(page);
  expect(inOrder(SPOKEN.slice(SPOKEN.indexOf("last line")), selected)).toEqual(selected);
  expect(errors).toEqual([]);

  await server[Symbol.asyncDispose]();
  await page.evaluate("run('read-note')");
  const notice = `${server.address} does not answer, or not to Obsidian. Start it with: voxweave serve --origin ${site.address}`;
  await expect.poll(() => page.evaluate("notices")).toEqual([notice]);
});
