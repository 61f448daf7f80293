import { gunzipSync } from "fflate";
import type { DataSource } from "../data-source.js";
import { fetchPackageFile, packageFile, unreachable, unreadable } from "./package-files.js";

/**
 * The folder `data/` of VoxWeave's files for browsers. It fetches each file when it is first needed. Files that are packed for
 * Node (`.br`) are packed with gzip there (`.gz`), because few servers send the header with which a browser unpacks Brotli.
 */
export const packageData: DataSource = {
  has: (name) => request("HEAD", name).status === 200,
  load: (name) => fetchPackageFile(pathOf(name)),
  read(name) {
    const { status, response, responseURL } = request("GET", name);
    if (status === 200) return unpack(new Uint8Array(response as ArrayBuffer));
    throw unreadable(responseURL, status);
  },
};

function pathOf(name: string): string {
  return `data/${name.replace(/\.br$/u, ".gz")}`;
}

/** Unpacks gzip. A server that sends a `.gz` file with `Content-Encoding` has the browser do it. */
function unpack(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isPacked ? gunzipSync(bytes) : bytes;
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
