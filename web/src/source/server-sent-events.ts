/**
 * Yields the data of the events of a stream, as JSON.
 *
 * @param body a reply of the type `text/event-stream` whose events have one line of data each, as VoxWeave's server sends them
 */
export async function* readEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<unknown> {
  let pending = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    pending += text;
    const events = pending.split("\n\n");
    pending = events.pop() ?? "";
    for (const event of events) if (event.startsWith("data: ")) yield JSON.parse(event.slice("data: ".length));
  }
}
