import { computed, signal } from "@preact/signals";

/** The build that the host has, once it has been asked. */
const newest = signal<string | undefined>(undefined);
/** The build that the user has put off. */
const putOff = signal<string | undefined>(undefined);

/** Whether the host has another build of the page than the one that is open, and the user has not put it off. */
export const updateIsReady = computed(
  () => newest.value !== undefined && newest.value !== buildOf(document) && newest.value !== putOff.value,
);

/** How often a page that stays open asks for another build. @unit ms */
const ASK_EVERY_MS = 3_600_000;

let keeping: Promise<void> = Promise.resolve();

/** Lets the browser keep the page, so that it opens without a network, and asks the host for new builds. */
export function startUpdates(): void {
  keeping = keepPage();
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void askForUpdate());
  setInterval(() => void askForUpdate(), ASK_EVERY_MS);
}

/** Resolves when the files that the page asks for from now on are kept, or when this browser or host does not keep them. */
export function whenKept(): Promise<void> {
  return keeping;
}

/** Lets the browser keep the rest of the files that speak on this device. */
export function keepDeviceFiles(): void {
  navigator.serviceWorker?.controller?.postMessage("keep-device");
}

/** Asks the host whether it has another build. */
export async function askForUpdate(): Promise<void> {
  const [answered, registration] = await Promise.all([
    fetch(new URL(".", document.baseURI), { cache: "no-cache" }).catch(() => undefined),
    navigator.serviceWorker?.getRegistration(),
  ]);
  if (!answered?.ok) return; // Without a network, there is no new build.
  const build = buildOf(new DOMParser().parseFromString(await answered.text(), "text/html"));
  if (build === undefined) return;
  newest.value = build;
  if (build !== buildOf(document)) await registration?.update().catch(() => undefined);
}

/** Puts the new build off: until the page is opened again, or until the host has yet another build. */
export function putUpdateOff(): void {
  putOff.value = newest.value;
}

/** Loads the new build. The text and the settings are kept. */
export function loadUpdate(): void {
  location.reload();
}

async function keepPage(): Promise<void> {
  const { serviceWorker } = navigator;
  if (serviceWorker === undefined) return; // Browsers have it over https and on this machine only.
  try {
    const { installing } = await serviceWorker.register(new URL("service-worker.js", document.baseURI));
    if (installing !== null) await settled(installing);
  } catch {
    // The host lacks the file, or the user forbids it.
  }
}

/** Resolves when a service worker works or has failed. */
function settled(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === "activated" || worker.state === "redundant") resolve();
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

function buildOf({ head }: Document): string | undefined {
  return head.querySelector<HTMLMetaElement>('meta[name="build"]')?.content;
}
