import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { parseMarkup } from "../../src/frontend/parse-markup.js";
import { parseMarkedText } from "../../src/markup/parse-marked-text.js";

/** Takes the parser a minute and more: its time grows with the square of the headings. */
const HEADINGS = "a\n-\n".repeat(20_000);

test("a text that takes a parser long leaves the event loop free, and an abort ends it with the caller's reason", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const reading = parseMarkup(HEADINGS, "markdown", { signal: controller.signal });
  reading.catch(() => {});
  for (let tick = 0; tick < 20; tick += 1) await wait(10); // The clock goes on.
  controller.abort(reason);
  await expect(reading).rejects.toBe(reason);
});

test("a long text is parsed in another thread as it is in this one", async () => {
  const source = "# Tea &amp; *cake* [pause:1s]\n\n[Say](/sˈA/) it, `x [y]` <b>now</b> [rate:9].\n\n".repeat(200);
  const [far, near] = await Promise.all([parseMarkup(source, "markdown"), parseMarkedText(source, "markdown")]);
  const { toSource, ...rest } = near;
  expect(far).toMatchObject(rest);
  for (let start = 0; start < near.text.length; start += 7) {
    const range = { start, end: start + 5 };
    expect(far.toSource(range)).toEqual(toSource(range));
  }
});

test("a long text that is not well-formed is refused as a short one is", async () => {
  const source = `<speak>${"Hello there. ".repeat(10_000)}</p></speak>`;
  const near = await parseMarkedText(source, "ssml").catch((error: unknown) => error);
  await expect(parseMarkup(source, "ssml")).rejects.toEqual(near);
  await expect(parseMarkup(source, "ssml")).rejects.toMatchObject({ code: "VOX_MARKUP_INVALID", details: { line: 1 } });
});
