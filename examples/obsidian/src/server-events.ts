import type { Settings } from "./settings.js";

/** A word, with its times in the sound and its place in the text. */
export interface Word {
  /** @unit seconds */
  readonly start: number;
  readonly source: { readonly start: number; readonly end: number };
}

/** An event of a speech. */
export type ServerEvent =
  | { readonly type: "speech.audio.delta"; readonly audio: string }
  | { readonly type: "speech.audio.words"; readonly words: readonly Word[] }
  | { readonly type: "speech.audio.done" }
  | { readonly type: "speech.audio.error"; readonly error: { readonly message: string } };

/** Has `voxweave serve` speak a Markdown text. Yields the events of the speech as they arrive. */
export async function* serverEvents(
  text: string,
  settings: Settings,
  signal: AbortSignal,
): AsyncGenerator<ServerEvent> {
  const { server, key, voice, speed } = settings;
  const headers = { "content-type": "application/json", ...(key !== "" && { authorization: `Bearer ${key}` }) };
  const form = { markup: "markdown", response_format: "pcm", stream_format: "sse", timestamps: true };
  const body = JSON.stringify({ input: text, speed, ...(voice !== "" && { voice }), ...form });
  const address = new URL("v1/audio/speech", server.endsWith("/") ? server : `${server}/`);
  const response = await fetch(address, { method: "POST", headers, body, signal }).catch((cause: unknown) => {
    const hint = `Start it with: voxweave serve --origin ${location.origin}`;
    throw new Error(`${server} does not answer, or not to Obsidian. ${hint}`, { cause });
  });
  if (!response.ok || !response.body) throw new Error((await response.json()).error.message);
  let rest = "";
  for await (const part of response.body.pipeThrough(new TextDecoderStream())) {
    const events = (rest + part).split("\n\n");
    rest = events.pop() ?? "";
    for (const event of events) if (event.startsWith("data: ")) yield JSON.parse(event.slice("data: ".length));
  }
}
