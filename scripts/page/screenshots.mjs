// npm run page:screenshots: takes the pictures of docs/page/ from the built page of `voxweave serve`. Needs Chromium and the build.
// Look at each picture before you commit it.
import { mkdirSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openPageBrowser } from "./browser.mjs";
import { startPageServer } from "./server.mjs";

const ROOT = new URL("../../", import.meta.url);
const FOLDER = new URL("docs/page/", ROOT);
const TEXT = `The lighthouse keeper wrote to Dr. Adams on 3 March 1921.

“We have read the log you sent,” he began, “and the lead weights cost $42.50. The wind was 60 mph at night, and the lamp held.”

Nobody on the island had lived through such a winter. By 6:45 a.m. the sea was calm again.`;

const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5, hasTouch: true, isMobile: true };
const DARK = { colorScheme: "dark" };

/** Pictures, with the look and what is done before each. */
const PICTURES = [
  { name: "desktop-empty", look: DESKTOP, act: (page) => field(page).fill("") },
  { name: "desktop-speaking", look: DESKTOP, act: pauseInTheMiddle },
  { name: "desktop-dark-speaking", look: { ...DESKTOP, ...DARK }, act: pauseInTheMiddle },
  { name: "desktop-error", look: DESKTOP, act: loseServer },
  { name: "desktop-update", look: DESKTOP, act: offerUpdate },
  { name: "phone-speaking", look: PHONE, act: pauseInTheMiddle },
  { name: "phone-dark", look: { ...PHONE, ...DARK }, act: (page) => field(page).fill(TEXT) },
];

const server = await startPageServer();
const browser = await openPageBrowser();
try {
  const { address } = server;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const picture of PICTURES) await take(address, picture);
  for (const look of [DESKTOP, { ...DESKTOP, ...DARK }]) await takePanels(address, look);
} finally {
  await browser.close();
  server.stop();
}

async function take(address, { name, look, act }) {
  const page = await openPage(address, look);
  await act(page);
  await shoot(page, name);
  await page.context().close();
}

/** Takes a picture of each panel beside the editor. */
async function takePanels(address, look) {
  const page = await openPage(address, look);
  await field(page).fill("The history has what was spoken.");
  await button(page, "Speak").click();
  await button(page, "Play").waitFor(); // It is in the history now.
  await field(page).fill(TEXT);
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    const panel = (await tab.textContent()).trim().toLowerCase();
    if (panel === "reading") await page.getByText("sixty").first().waitFor();
    if (panel === "source") await page.getByText("Asking the server.").waitFor({ state: "hidden" });
    await shoot(page, `panel-${panel}${look.colorScheme === undefined ? "" : "-dark"}`);
  }
}

async function openPage(address, look) {
  const context = await browser.newContext({ reducedMotion: "reduce", colorScheme: "light", ...look });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  return page;
}

async function pauseInTheMiddle(page) {
  await field(page).fill(TEXT);
  await field(page).press("Control+Enter");
  await page.waitForFunction(
    () => CSS.highlights.get("spoken-word")?.size > 0 && document.querySelector('[role="slider"]')?.ariaValueNow > 8,
  );
  await page.keyboard.press("Control+Enter");
  await button(page, "Resume").waitFor();
}

async function loseServer(page) {
  await page.route("**/v1/audio/speech", (route) => route.abort());
  await field(page).fill(TEXT);
  await button(page, "Speak").click();
  await button(page, "Try again").first().waitFor();
}

async function offerUpdate(page) {
  await field(page).fill(TEXT);
  await page.evaluate(() => {
    document.querySelector('meta[name="build"]').content = "before";
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await button(page, "Load it").waitFor();
}

async function shoot(page, name) {
  await page.evaluate(() => document.activeElement?.blur());
  await page.screenshot({ path: path(`docs/page/${name}.jpg`), type: "jpeg", quality: 60, animations: "disabled" });
  console.log(`docs/page/${name}.jpg`);
}

function field(page) {
  return page.getByRole("textbox", { name: "Text to speak" });
}

function button(page, name) {
  return page.getByRole("button", { name, exact: true });
}

function path(name) {
  return fileURLToPath(new URL(name, ROOT));
}
