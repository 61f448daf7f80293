import type { DataSource } from "../data-source.js";

/**
 * The folder `data/` beside the script that runs. It fetches each file when it is first needed. The server must send
 * files that end in `.br` with `Content-Encoding: br`, so that the browser unpacks them.
 */
export const packageData: DataSource = {
  has: (name) => request("HEAD", name).status === 200,
  async load(name) {
    const response = await fetch(urlOf(name));
    if (!response.ok) throw unreadable(response.url, response.status);
    return new Uint8Array(await response.arrayBuffer());
  },
  read(name) {
    const { status, response, responseURL } = request("GET", name);
    if (status === 200) return new Uint8Array(response as ArrayBuffer);
    throw unreadable(responseURL, status);
  },
};

function urlOf(name: string): URL {
  return new URL(`data/${name}`, import.meta.url);
}

/** Sends a synchronous request, which browsers allow only in worker threads. */
function request(method: "GET" | "HEAD", name: string): XMLHttpRequest {
  const sent = new XMLHttpRequest();
  sent.open(method, urlOf(name), false);
  sent.responseType = "arraybuffer";
  sent.send();
  return sent;
}

function unreadable(url: string, status: number): Error {
  return new Error(`${url} cannot be read: the server answered ${status}; serve the data folder of voxweave there`);
}
