import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Locator, Page, Worker } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { BUNDLERS } from "../support/bundlers.js";
import { openChromiumWith } from "../support/chromium.js";
import { runCommand } from "../support/command.js";
import { copyExample, typeErrors } from "../support/example-project.js";
import { ROOT } from "../support/folders.js";
import { button } from "../support/page.js";
import { measureSound, soundLevel } from "../support/sound-meter.js";
import { openStaticSite, type StaticSite } from "../support/static-site.js";
import { inOrder, seen, watch } from "../support/watch-page.js";
import { webExport } from "../support/web-export.js";

/** A busy machine opens the model slowly. */
const PATIENCE_MS = 250_000;

/** Folder of a site that has the files for browsers in `voxweave/`, which are part of the extension. */
let folder: string;
let site: StaticSite;
/** The profile of a Chromium with the extension of examples/extension. */
let context: BrowserContext;
const errors: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxweave-examples-"));
  const extension = join(folder, "extension");
  await copyExample("extension", extension);
  expect(await runCommand(process.execPath, ["build.mjs"], { cwd: extension })).toMatchObject({ code: 0 });
  const files = join(extension, "dist", "voxweave");
  await cp(join(await webExport(), "voxweave"), files, { recursive: true });
  await symlink(files, join(folder, "voxweave"), "junction");
  const html = await pageOfExample();
  const script = /<script type="module">([\s\S]*)<\/script>/u.exec(html)?.[1] ?? "";
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'`;
  site = await openStaticSite(folder, { pages: { "/": html }, headers: { "content-security-policy": policy } });
  context = await openChromiumWith(join(extension, "dist"), join(folder, "profile"));
  context.setDefaultTimeout(PATIENCE_MS);
  await measureSound(context);
  return async () => {
    await context.close();
    await site[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  };
});

function pageOfExample(): Promise<string> {
  return readFile(join(ROOT, "examples/page/index.html"), "utf8");
}

/** Notes all values of the page's progress bar. */
const NOTE_PARTS = `
  globalThis.parts = [];
  new MutationObserver((changes) => changes.forEach(({ target }) => parts.push(target.value)))
    .observe(document, { subtree: true, attributeFilter: ["value"] });`;

/** Opens a page of the site. Its errors come to {@link errors}. @param script that runs before those of the page */
async function openPage(path: string, script = ""): Promise<Page> {
  const page = await context.newPage();
  await page.addInitScript(script);
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(site.address + path);
  return page;
}

/** Waits until a button is there and enabled. */
function appears(found: Locator): Promise<void> {
  return found.click({ trial: true });
}

test("assets export --browser writes the licences of everything that a page gets", async () => {
  const names = await readdir(join(folder, "extension", "dist", "voxweave"));
  expect(names).toEqual(expect.arrayContaining(["LICENSE", "LICENSES.txt", "NOTICE"]));
});

test("the page of examples/page shows its download or why it failed, speaks under a strict policy, marks each word, and stops", async () => {
  expect(await readFile(join(ROOT, "docs/browser.md"), "utf8")).toContain(`\`\`\`html\n${await pageOfExample()}\`\`\``);
  const broken = await context.newPage();
  await broken.route("**/models/**", (route) => route.fulfill({ status: 404 }));
  await broken.goto(site.address);
  await expect.poll(() => broken.textContent("output")).toMatch(/cannot get kokoro-v1\.0-int8: .* answered 404/u);
  await broken.close();

  const page = await openPage("/", NOTE_PARTS);
  await watch(page, "getSelection().toString()");
  await button(page, "Speak").click();
  await expect.poll(() => soundLevel(page), { timeout: PATIENCE_MS }).toBeGreaterThan(0.01);
  expect((await page.evaluate<number[]>("parts")).some((part) => part > 0 && part < 1)).toBe(true);
  await expect.poll(async () => (await seen(page)).at(-1), { timeout: PATIENCE_MS }).toBe("heard");
  const words = await seen(page);
  expect(words.length).toBeGreaterThan(5);
  expect(inOrder((await page.textContent("p")) ?? "", words)).toEqual(words);

  await button(page, "Speak").click();
  await expect.poll(async () => (await seen(page)).length, { timeout: PATIENCE_MS }).toBeGreaterThan(words.length);
  await button(page, "Stop").click();
  await expect.poll(() => soundLevel(page)).toBe(0);
  expect({ errors, message: await page.textContent("output") }).toEqual({ errors: [], message: "" });
  await page.close();
});

test("the hook of examples/react speaks with a voice for the whole page, and an unmount stops it at once", async () => {
  await copyExample("react", join(folder, "react"));
  expect(await typeErrors(join(folder, "react"))).toBe("");
  const built = await BUNDLERS["Vite"]?.(join(folder, "react"));
  await symlink(join(folder, "voxweave"), join(built ?? "", "voxweave"), "junction");
  const page = await openPage("/react/dist/");
  const [first, second] = [page.locator("article").nth(0), page.locator("article").nth(1)];
  await watch(page, 'document.querySelector("article mark")?.textContent');
  await button(first, "Read aloud").click();
  await page.locator("progress").waitFor();
  await expect.poll(async () => (await seen(page)).length, { timeout: PATIENCE_MS }).toBeGreaterThan(1);
  await button(first, "Pause").click();
  await appears(button(first, "Resume"));
  await expect.poll(() => soundLevel(page)).toBe(0);
  const words = await seen(page);
  expect(await first.locator("mark").textContent()).toBe(words.at(-1));
  expect(inOrder((await first.locator("p").textContent()) ?? "", words)).toEqual(words);
  await button(first, "Resume").click();
  await expect.poll(async () => (await seen(page)).length).toBeGreaterThan(words.length);

  await button(second, "Read aloud").click();
  await second.locator("mark").waitFor();
  await appears(button(first, "Read aloud"));
  await appears(button(second, "Read aloud"));

  await button(first, "Read aloud").click();
  await first.locator("mark").waitFor();
  await button(first, "Remove").click();
  await expect.poll(() => soundLevel(page)).toBe(0);
  expect(await page.locator("mark").count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});

/** The service worker of the extension, which notes all news of the page that speaks. */
async function watchExtension(): Promise<{ worker: Worker; news: () => Promise<readonly News[]> }> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  await worker.evaluate(`
    globalThis.news = [];
    chrome.runtime.onMessage.addListener((item) => void news.push(item));`);
  return { worker, news: () => worker.evaluate("news") };
}

interface News {
  readonly type: string;
  readonly word?: string;
  readonly message?: string;
}

/** Presses the button of an extension on the tab of a page, which lets the extension read that tab. */
async function pressButton(id: string, page: Page): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const { targetInfos } = (await session?.send("Target.getTargets", { filter: [{ type: "tab" }] })) ?? {};
  const targetId = targetInfos?.find(({ url }) => url === page.url())?.targetId ?? "";
  await session?.send("Extensions.triggerAction", { id, targetId });
  await session?.detach();
}

test("the extension of examples/extension reads a selection aloud, by a server or on the device, and stops", async () => {
  expect(await typeErrors(join(folder, "extension"))).toBe("");
  const { worker, news } = await watchExtension();
  const id = new URL(worker.url()).host;
  const origin = `chrome-extension://${id}`;
  const server = await startServe(["--engine", "tone", "--origin", origin, "--log", "json"]);
  const options = await context.newPage();
  await options.goto(`${origin}/options.html`);
  expect(await options.locator("code").textContent()).toBe(`voxweave serve --origin ${origin}`);
  await options.getByLabel("Address of your server").fill(server.address);

  const page = await openPage("/");
  await page.bringToFront();
  await page.evaluate('getSelection().selectAllChildren(document.querySelector("p"))');
  await pressButton(id, page);
  await expect.poll(news).toEqual([{ type: "loading" }, { type: "speaking" }, { type: "idle" }]);
  expect(server.log).toContain(`"characters":${(await page.textContent("p"))?.length},`);

  await server[Symbol.asyncDispose]();
  const selectionText = "One two three four five six seven eight nine ten eleven twelve.";
  const clickMenu = () =>
    worker.evaluate(`chrome.contextMenus.onClicked.dispatch(${JSON.stringify({ menuItemId: "read", selectionText })})`);
  await clickMenu();
  const refusal = `${server.address} does not answer, or not to this extension. Start it with: voxweave serve --origin ${origin}`;
  await expect.poll(news).toContainEqual({ type: "error", message: refusal });
  await expect.poll(() => worker.evaluate("chrome.action.getBadgeText({})")).toBe("!");

  await options.getByLabel("Address of your server").fill("");
  await expect.poll(() => worker.evaluate("chrome.storage.local.get('server')")).toEqual({ server: "" });
  await clickMenu();
  const words = async () => (await news()).flatMap(({ word = [] }) => word);
  await expect.poll(async () => (await words()).length, { timeout: PATIENCE_MS }).toBeGreaterThan(1);
  await worker.evaluate("chrome.commands.onCommand.dispatch('stop')");
  await expect.poll(async () => (await news()).at(-1)).toEqual({ type: "idle" });
  expect((await words()).slice(0, 2)).toEqual(["One", "two"]);
  expect(await words()).not.toContain("twelve");
  await Promise.all([options.close(), page.close()]);
});
