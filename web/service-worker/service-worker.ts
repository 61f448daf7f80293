// Keeps the page and the files that speak on the device, so that both work without a network: docs/adr/033-the-page.md.

export {}; // A module has a `self` of its own.

declare const self: ServiceWorkerGlobalScope;
/** Files of the page, relative to it; `""` is the page. The build sets them. */
declare const FILES: readonly string[];
/** Digest of the files. The build sets it. */
declare const BUILD: string;

/** Address of the folder of the page. */
const SCOPE = self.registration.scope;
const PAGE_CACHES = `voxweave-page ${SCOPE} `;
const PAGE_CACHE = PAGE_CACHES + BUILD;
/** Files that depend on the host: its offer, and the exported folder, except weights and voices, which VoxWeave keeps. */
const HOST_CACHE = `voxweave-host ${SCOPE}`;
/** Files are the same whatever method and headers a request has; `Vary` may name headers. */
const ANY = { ignoreVary: true, ignoreMethod: true };
/** A page that does not come in this time comes from the cache. @unit ms */
const PAGE_TIMEOUT_MS = 5_000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  // The page speaks on this device. Without a network, the folder is kept already, or cannot be.
  if (event.data === "keep-device") event.waitUntil(keepFolder().catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  // VoxWeave keeps weights and voices, which it asks for by ranges. Requests to the API of a server go on untouched.
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || request.headers.has("range") || !request.url.startsWith(SCOPE)) return;
  const path = request.url.slice(SCOPE.length).replace(/[?#].*$/u, "");
  if (path === "" || path === "index.html") event.respondWith(page(request));
  else if (FILES.includes(path)) event.respondWith(fileOfPage(request));
  else if (path === "page.json") event.respondWith(offer(event));
  else if (path.startsWith("voxweave/")) event.respondWith(fileOfHost(event));
});

/** Keeps all files of this build. Pages that are open go on with the files of the build before, which stay. */
async function install(): Promise<void> {
  const cache = await caches.open(PAGE_CACHE);
  await cache.addAll(FILES.map((path) => new Request(new URL(path, SCOPE), { cache: "no-cache" })));
  await keepOffer();
  await self.skipWaiting();
}

/** Keeps what the page has asked its host for before this worker served it. */
async function keepOffer(): Promise<void> {
  const cache = await caches.open(HOST_CACHE);
  const keep = async (path: string): Promise<Response | undefined> => {
    const address = new URL(path, SCOPE);
    const response = await fetch(address, { cache: "no-cache" });
    if (response.ok) await cache.put(address, response.clone());
    return response.ok ? response : undefined;
  };
  const offered = (await (await keep("page.json"))?.json()) as { readonly device: string | null } | undefined;
  if (offered?.device) await keep(`${offered.device}voices.json`);
}

/** Forgets all builds but this and the one before, and serves the pages that are open. */
async function activate(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PAGE_CACHES) && name !== PAGE_CACHE);
  for (const name of builds.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

/** The page comes from its host while that answers, so that no other site at this address is hidden. */
async function page(request: Request): Promise<Response> {
  try {
    return isolated(await fetch(request, { signal: AbortSignal.timeout(PAGE_TIMEOUT_MS) }));
  } catch (error) {
    const kept = await caches.match(SCOPE, { ...ANY, cacheName: PAGE_CACHE });
    if (kept === undefined) throw error;
    return isolated(kept);
  }
}

/** Files of a build never change, so they come from the cache. */
async function fileOfPage(request: Request): Promise<Response> {
  return isolated((await caches.match(request, ANY)) ?? (await fetch(request)));
}

/** Another offer is of another version, whose files replace those that are kept. */
async function offer(event: FetchEvent): Promise<Response> {
  const kept = await caches.match(event.request, { ...ANY, cacheName: HOST_CACHE });
  const before = await kept?.clone().text();
  const fresh = await fetchAndKeep(event, async (copy) => {
    if (before !== undefined && before !== (await copy.text())) await caches.delete(HOST_CACHE);
  });
  return fresh ?? kept ?? Response.error();
}

/** Keeps the files of the exported folder that no text has needed yet: a text without a network may need them. */
async function keepFolder(): Promise<void> {
  const cache = await caches.open(HOST_CACHE);
  const folder = new URL("voxweave/", SCOPE);
  const names = (await (await fetch(new URL("files.json", folder))).json()) as readonly string[];
  for (const name of names) {
    const address = new URL(name, folder);
    if ((await cache.match(address, ANY)) === undefined) await cache.add(address);
  }
}

/** A file comes from the host while that answers, so that all are of one version. */
async function fileOfHost(event: FetchEvent): Promise<Response> {
  const response =
    (await fetchAndKeep(event)) ?? (await caches.match(event.request, { ...ANY, cacheName: HOST_CACHE }));
  if (response !== undefined) return isolated(response);
  return event.request.method === "HEAD" ? new Response(null, { status: 404 }) : Response.error();
}

/** Returns the answer of the host, which it keeps; or undefined if the host does not answer. */
async function fetchAndKeep(
  event: FetchEvent,
  prepare?: (copy: Response) => Promise<void>,
): Promise<Response | undefined> {
  const response = await fetch(event.request).catch(() => undefined);
  if (!response?.ok || event.request.method === "HEAD") return response;
  const copy = response.clone();
  const keep = async (): Promise<void> => {
    await prepare?.(copy.clone());
    await (await caches.open(HOST_CACHE)).put(event.request, copy);
  };
  event.waitUntil(keep().catch(() => {})); // A browser without space for it has no copy; the page works all the same.
  return response;
}

/** Isolates the page from other origins where its host does not, so that it may speak with several threads. */
function isolated(response: Response): Response {
  if (response.type !== "basic" || response.status !== 200) return response;
  const headers = new Headers(response.headers);
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-embedder-policy", "require-corp");
  return new Response(response.body, { status: response.status, headers });
}
