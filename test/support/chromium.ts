import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { aptInstall } from "./apt.js";

const PATHS = [process.env["CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Flags for a machine without display, GPU or network. */
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
];

/** Starts Chromium. If it is missing, installs it with apt as root; for other users, the error names the command. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium() ?? installChromium();
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

function findChromium(): string | undefined {
  return PATHS.find((path) => path !== undefined && existsSync(path));
}

function installChromium(): string {
  aptInstall("chromium");
  const path = findChromium();
  if (path !== undefined) return path;
  throw new Error('this test needs Chromium: run "apt-get install chromium", or set CHROMIUM to its path');
}
