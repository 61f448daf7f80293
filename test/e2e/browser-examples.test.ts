import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openChromium } from "../support/chromium.js";
import { voxweave } from "../support/command.js";
import { ROOT } from "../support/folders.js";
import { button } from "../support/page.js";
import { measureSound, soundLevel } from "../support/sound-meter.js";
import { openStaticSite } from "../support/static-site.js";

/** A busy machine opens the model slowly. */
const PATIENCE_MS = 250_000;

/** Folder of a site that has the files for browsers in `voxweave/`. */
let folder: string;
let context: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxweave-examples-"));
  const exported = await voxweave(["assets", "export", "--browser", join(folder, "voxweave"), "--voice", "af_heart"]);
  expect(exported).toMatchObject({ code: 0, stderr: "" });
  const browser = await openChromium();
  context = await browser.newContext();
  context.setDefaultTimeout(PATIENCE_MS);
  await measureSound(context);
  return async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
});

test("the page of examples/page shows its download, speaks under a strict policy, marks each word, and stops", async () => {
  await cp(join(ROOT, "examples/page"), folder, { recursive: true });
  const html = await readFile(join(folder, "index.html"), "utf8");
  expect(await readFile(join(ROOT, "docs/browser.md"), "utf8")).toContain(`\`\`\`html\n${html}\`\`\``);
  const script = /<script type="module">([\s\S]*)<\/script>/u.exec(html)?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`;
  await using site = await openStaticSite(folder, { headers: { "content-security-policy": policy } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(`${site.address}/`);
  await page.evaluate(`
    globalThis.marked = [];
    globalThis.progress = [];
    document.onselectionchange = () => marked.push(getSelection().toString());
    new MutationObserver(() => progress.push(document.querySelector("progress").value)).observe(
      document.querySelector("progress"), { attributeFilter: ["value"] });`);
  await button(page, "Speak").click();
  await button(page, "Stop").click({ trial: true });
  await expect.poll(() => soundLevel(page)).toBeGreaterThan(0.01);
  await button(page, "Speak").click({ trial: true });
  expect(await page.evaluate("marked.join(' ')")).toBe(
    "The sun rose over the hills Each word is marked when it is heard",
  );
  const progress = await page.evaluate<number[]>("progress");
  expect(progress.some((part) => part > 0 && part < 1)).toBe(true);

  await button(page, "Speak").click();
  await expect.poll(() => page.evaluate("marked.filter((word) => word === 'The').length")).toBe(2);
  await button(page, "Stop").click();
  await button(page, "Speak").click({ trial: true });
  await expect.poll(() => soundLevel(page)).toBe(0);
  expect(await page.evaluate("marked.filter((word) => word === 'heard').length")).toBe(1);
  expect({ errors, message: await page.textContent("output") }).toEqual({ errors: [], message: "" });
  await page.close();
});
