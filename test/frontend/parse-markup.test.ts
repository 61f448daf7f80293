import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { parseMarkup } from "../../src/frontend/parse-markup.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";

/** Takes the parser more than a minute: its time grows with the square of the number of headings. */
const HEADINGS = "a\n-\n".repeat(20_000);

test("parsing a slow text leaves the event loop free, and an abort ends it with the caller's reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const reading = parseMarkup(HEADINGS, "markdown", { signal: controller.signal });
  reading.catch(() => {});
  for (let tick = 0; tick < 20; tick += 1) await wait(10); // The event loop keeps running.
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

test("a long text has the same result in another thread as in this one", async () => {
  const source = "# Tea &amp; *cake* [pause:1s]\n\n[Say](/sˈA/) it, `x [y]` <b>now</b> [rate:9].\n\n".repeat(200);
  const [remote, local] = await Promise.all([parseMarkup(source, "markdown"), parseMarkedText(source, "markdown")]);
  const { toSource, ...rest } = local;
  expect(remote).toMatchObject(rest);
  for (let start = 0; start < local.text.length; start += 7) {
    const range = { start, end: start + 5 };
    expect(remote.toSource(range)).toEqual(toSource(range));
  }
});

test("a long text that is not well-formed is rejected with the same error as a short one", async () => {
  const source = `<speak>${"Hello there. ".repeat(10_000)}</p></speak>`;
  const local = await parseMarkedText(source, "ssml").catch((error: unknown) => error);
  await expect(parseMarkup(source, "ssml")).rejects.toEqual(local);
  await expect(parseMarkup(source, "ssml")).rejects.toMatchObject({ code: "VOX_MARKUP_INVALID", details: { line: 1 } });
});
