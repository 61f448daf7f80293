// Opens Chromium for the scripts that draw the page.
import { chromium } from "playwright-core";

/** Opens Chromium: that of the environment variable CHROMIUM, or of the system. */
export function openPageBrowser() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}
