import { computed, effect, signal } from "@preact/signals";
import { withCast } from "../source/cast-source.js";
import { type DeviceChoice, type DownloadProgress, openDeviceSource } from "../source/device-source.js";
import { loadPageConfig, type PageConfig, type ServerDefaults } from "../source/page-config.js";
import { openServerApi, type ServerApi, unreachable } from "../source/server-api.js";
import { openServerSource } from "../source/server-source.js";
import { type SourceError, toSourceError } from "../source/source-error.js";
import type { SpeechSource } from "../source/speech-source.js";
import { apiKey } from "./api-key.js";
import { oneOf, persisted } from "./persisted.js";
import { keepDeviceFiles, whenKept } from "./update.js";

/** A place where speech can be made. */
export type SourceKind = SpeechSource["kind"];

/** The offer of the host of the page; undefined until it is known. */
export const config = signal<PageConfig | undefined>();
/** The user's choice, where the host offers both. */
export const preferredKind = persisted<SourceKind>("source", "server", oneOf<SourceKind>(["server", "device"]));

/** The state of the source: it loads, it speaks, or it cannot. */
export type SourceStatus = "loading" | "ready" | "failed";
export const sourceStatus = signal<SourceStatus>("loading");
/** Why the source cannot speak. */
export const sourceFailure = signal<SourceError | undefined>();
/** Progress of the model's download, while there is one. */
export const download = signal<DownloadProgress | undefined>();

/** The sources that the host offers. */
export const offered = computed<readonly SourceKind[]>(() => {
  const { server = null, device = null } = config.value ?? {};
  return [...(server === null ? [] : ["server" as const]), ...(device === null ? [] : ["device" as const])];
});

/** Settings of the source that its host names, for those that the user has not changed. */
export const hostDefaults = computed<ServerDefaults>(() =>
  source.value?.kind === "server" ? (config.value?.server?.defaults ?? {}) : {},
);

/** The API of the server, if the page has one. */
export const serverApi = computed<ServerApi | undefined>(() => {
  const server = config.value?.server;
  return server ? openServerApi(server.base, () => apiKey.peek()) : undefined;
});

/** Where the model runs on this device; undefined until it is open. */
export const deviceChoice = signal<DeviceChoice | undefined>();

const deviceSource = computed<SpeechSource | undefined>(() => {
  const folder = config.value?.device;
  if (folder === null || folder === undefined) return undefined;
  return openDeviceSource(new URL(folder, document.baseURI), {
    whenKept,
    keepDeviceFiles,
    onProgress(progress) {
      download.value = progress;
    },
    onDevice(choice) {
      deviceChoice.value = choice;
    },
  });
});

/** The source that speaks now; undefined until the page knows what its host offers. */
export const source = computed<SpeechSource | undefined>(() => {
  const kind = offered.value.includes(preferredKind.value) ? preferredKind.value : offered.value[0];
  const speaker = kind === "device" ? deviceSource.value : serverApi.value && openServerSource(serverApi.value);
  return speaker && withCast(speaker);
});

/** Loads what the host offers, and asks the source again whenever it changes. */
export async function startSource(): Promise<void> {
  effect(() => {
    if (source.value?.kind === "server") void checkSource();
    else if (source.value !== undefined) noteSourceWorks(source.value); // The device loads its model with the first text.
  });
  await loadOffer();
}

async function loadOffer(): Promise<void> {
  sourceStatus.value = "loading";
  try {
    config.value = await loadPageConfig();
  } catch (error) {
    sourceStatus.value = "failed";
    sourceFailure.value = toSourceError(error, "source");
  }
}

/** Time within which a source says whether it can speak. @unit ms */
const ANSWER_MS = 20_000;

/** The question that is under way. */
let asking: { readonly speaker: SpeechSource; readonly stop: AbortController } | undefined;

/**
 * Asks whether the source can speak. A new question ends that before, whose answer may be out of date: of another key.
 *
 * @param options.isQuiet whether the page goes on to show the failure until the answer has come. A quiet question waits for none that is
 *   under way: it asks nothing then.
 */
export async function checkSource({ isQuiet = false }: { readonly isQuiet?: boolean } = {}): Promise<void> {
  const speaker = source.peek();
  if (speaker === undefined) return loadOffer();
  if (isQuiet && asking?.speaker === speaker) return;
  asking?.stop.abort();
  const own = { speaker, stop: new AbortController() };
  asking = own;
  if (!isQuiet) sourceStatus.value = "loading";
  const timer = setTimeout(() => own.stop.abort(unreachable()), ANSWER_MS);
  try {
    await speaker.ready({ signal: own.stop.signal });
    if (asking === own) noteSourceWorks(speaker);
  } catch (error) {
    if (asking === own) noteSourceFailure(speaker, toSourceError(error, "source"));
  } finally {
    clearTimeout(timer);
    if (asking === own) asking = undefined;
  }
}

/** Shows that a source can speak, unless the user has gone to the other one. */
export function noteSourceWorks(speaker: SpeechSource): void {
  if (speaker !== source.peek()) return;
  sourceStatus.value = "ready";
  sourceFailure.value = undefined;
}

/** Shows that a source has failed, unless the user has gone to the other one. */
export function noteSourceFailure(speaker: SpeechSource, error: SourceError): void {
  if (speaker !== source.peek()) return;
  sourceStatus.value = "failed";
  sourceFailure.value = error;
}
