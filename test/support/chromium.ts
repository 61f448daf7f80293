import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { needProgram } from "./apt.js";

const CHROMIUM = {
  name: "Chromium",
  aptPackages: ["chromium", "fonts-liberation"],
  variable: "CHROMIUM",
  paths: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
};

/**
 * The lists below the address bar, which Chromium draws as pages of its own, in a process for each window: half a second of CPU time for
 * each profile. Nobody sees them here.
 */
const UNSEEN_FEATURES = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** The features that Playwright turns off. Chromium reads only the last flag of a name, and that is the one below. */
const OFF_IN_PLAYWRIGHT = [
  ...["AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"],
  ...["HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"],
  ...["AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"],
  ...["PreconnectToSearch"],
];

/** Flags for a machine without display, GPU or network. */
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update"],
  `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...UNSEEN_FEATURES].join(",")}`,
];

/** Makes Chromium imitate a GPU with a program, SwiftShader, which is hundreds of times slower than one. */
export const SOFTWARE_GPU: readonly string[] = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"];

/**
 * Starts Chromium. If it is missing, installs it with apt as root; for other users, the error names the command.
 *
 * @param flags further flags of its command line
 */
export async function openChromium(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: await needProgram(CHROMIUM), args: [...FLAGS, ...flags], headless: true });
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
