import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { needProgram } from "./apt.js";
import { openTemporaryFolder } from "./temporary-folder.js";

const FIREFOX = {
  name: "Firefox",
  aptPackages: ["firefox-esr"],
  variable: "FIREFOX",
  paths: ["/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

/** Settings of a profile that asks no other host for anything and shows no welcome. */
const SETTINGS: Readonly<Record<string, boolean | number | string>> = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.safebrowsing.update.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
};

/**
 * Starts Firefox with one page and without a window. If it is missing, installs it with apt as root; for other users, the error
 * names the command. No driver for it runs on Node 20, so a page tells its results to the server that it comes from.
 */
export async function openFirefox(address: string): Promise<AsyncDisposable> {
  const profile = await openTemporaryFolder();
  const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  await writeFile(join(profile.path, "user.js"), lines.join("\n"));
  const firefox = spawn(await needProgram(FIREFOX), ["--headless", "--no-remote", "--profile", profile.path, address], {
    detached: true, // So that its processes end together.
    stdio: "ignore",
    env: { ...process.env, HOME: profile.path },
  });
  const ended = once(firefox, "exit");
  await once(firefox, "spawn");
  return {
    async [Symbol.asyncDispose]() {
      if (firefox.exitCode === null && firefox.pid !== undefined) process.kill(-firefox.pid, "SIGKILL");
      await ended;
      await profile[Symbol.asyncDispose]();
    },
  };
}
