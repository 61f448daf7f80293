import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { needProgram } from "./apt.js";

/** Chromium without windows of its own: each profile takes a third of the CPU time. */
const HEADLESS_SHELL = {
  name: "the headless shell of Chromium",
  aptPackages: ["chromium-headless-shell", "fonts-liberation"],
  variable: "CHROMIUM",
  paths: ["/usr/bin/chromium-headless-shell"],
};

/** The browser of users, which has extensions. */
const CHROMIUM = {
  name: "Chromium",
  aptPackages: ["chromium", "fonts-liberation"],
  variable: "CHROMIUM",
  paths: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
};

/** Flags for a machine without display, GPU or network. */
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
];

/** Makes Chromium imitate a GPU with a program, SwiftShader, which is hundreds of times slower than one. */
export const SOFTWARE_GPU: readonly string[] = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

/**
 * Starts Chromium without windows. If it is missing, installs it with apt as root; for other users, the error names the command.
 *
 * @param flags further flags of its command line
 */
export async function openChromium(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = await needProgram(HEADLESS_SHELL);
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags], headless: true });
}

/**
 * Starts Chromium with an extension, which runs in one profile only.
 *
 * @param extension folder of the extension, unpacked
 * @param profile empty folder for the profile
 */
export async function openChromiumWith(extension: string, profile: string): Promise<BrowserContext> {
  const flags = [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`];
  return chromium.launchPersistentContext(profile, {
    executablePath: await needProgram(CHROMIUM),
    // The last flag lets a test press the button of an extension.
    args: [...FLAGS, ...flags, "--enable-unsafe-extension-debugging"],
    ignoreDefaultArgs: ["--disable-extensions"],
    headless: true,
  });
}
