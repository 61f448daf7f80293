import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openThread } from "../../../src/platform/node/thread.js";
import { runCommand } from "../../support/command.js";

const ECHO = new URL("./fixtures/answers-and-ends-slowly.mjs", import.meta.url);

test("a thread answers each question, also of several at once", async () => {
  await using thread = openThread<string, string>({ script: ECHO, engine: "echo", name: "The echo" });
  expect(await Promise.all([thread.ask("one"), thread.ask("two")])).toEqual(["one", "two"]);
});

test("a question to a thread that cannot start rejects with the thread's error", async () => {
  const script = new URL("data:text/javascript,throw new Error('no data')");
  await using thread = openThread<string, string>({ script, engine: "echo", name: "The echo" });
  await expect(thread.ask("one")).rejects.toMatchObject({
    code: "VOX_ENGINE_FAILED",
    message: "The echo failed: no data",
    details: { engine: "echo" },
  });
});

test("disposing of a thread waits for its end, even if an answer arrives meanwhile", async () => {
  const script = fileURLToPath(new URL("./fixtures/closes-a-thread.mjs", import.meta.url));
  expect(await runCommand(process.execPath, [script])).toMatchObject({ code: 0, stdout: Buffer.from("closed\n") });
});

test("a thread starts in a program that is given as text with --input-type", async () => {
  const fixture = new URL("./fixtures/asks-a-thread.mjs", import.meta.url);
  const program = `await import(${JSON.stringify(fixture.href)});`;
  const ended = await runCommand(process.execPath, ["--input-type=module", "-e", program]);
  expect(ended).toMatchObject({ code: 0, stdout: Buffer.from("answered") });
});

test("a buffer that moves to a thread arrives there, and is empty afterwards", async () => {
  await using thread = openThread<Uint8Array, Uint8Array>({ script: ECHO, engine: "echo", name: "The echo" });
  const bytes = Uint8Array.of(1, 2, 3);
  const answer = thread.ask(bytes, { transfer: [bytes.buffer] });
  expect(bytes).toHaveLength(0);
  expect(await answer).toEqual(Uint8Array.of(1, 2, 3));
});
