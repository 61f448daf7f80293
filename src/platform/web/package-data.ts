import { gunzipSync } from "fflate";
import type { DataSource } from "../data-source.js";
import { isGzip } from "./is-gzip.js";
import { fetchPackageFile, missingFile, packageFile, unreachable, unreadable } from "./package-files.js";

/**
 * The folder `data/` of VoxWeave's files for browsers. It fetches each file when it is first needed. Files that are packed for
 * Node (`.br`) are packed with gzip there (`.gz`), because few servers send the header with which a browser unpacks Brotli.
 */
export const packageData: DataSource = {
  has: (name) => missing(request("HEAD", name)) === undefined,
  load: (name) => fetchPackageFile(pathOf(name)),
  read(name) {
    const answer = request("GET", name);
    const reason = missing(answer);
    if (reason !== undefined) throw unreadable(answer.responseURL, reason);
    return unpack(new Uint8Array(answer.response as ArrayBuffer));
  },
};

function pathOf(name: string): string {
  return `data/${name.replace(/\.br$/u, ".gz")}`;
}

function missing(answer: XMLHttpRequest): string | undefined {
  return missingFile(answer.status, answer.getResponseHeader("content-type"));
}

function unpack(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return isGzip(bytes) ? gunzipSync(bytes) : bytes;
}

/** Sends a synchronous request, which browsers allow only in worker threads. */
function request(method: "GET" | "HEAD", name: string): XMLHttpRequest {
  const address = packageFile(pathOf(name));
  const sent = new XMLHttpRequest();
  sent.open(method, address, false);
  sent.responseType = "arraybuffer";
  try {
    sent.send();
  } catch (cause) {
    throw unreachable(address, cause);
  }
  return sent;
}
