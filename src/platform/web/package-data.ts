import type { DataSource } from "../data-source.js";

/**
 * The folder `data/` beside the script of the thread. It fetches each file when it is first needed. The server must send
 * files that end in `.br` with `Content-Encoding: br`, so that the browser unpacks them.
 */
export const packageData: DataSource = {
  has: (name) => request("HEAD", name).status === 200,
  read(name) {
    const { status, response, responseURL } = request("GET", name);
    if (status === 200) return new Uint8Array(response as ArrayBuffer);
    throw new Error(
      `${responseURL} cannot be read: the server answered ${status}; serve the data folder of voxweave there`,
    );
  },
};

/** Sends a synchronous request, which browsers allow only in worker threads. */
function request(method: "GET" | "HEAD", name: string): XMLHttpRequest {
  const sent = new XMLHttpRequest();
  sent.open(method, new URL(`data/${name}`, globalThis.location.href), false);
  sent.responseType = "arraybuffer";
  sent.send();
  return sent;
}
