import { expect, test } from "vitest";
import { readable } from "../../../src/cli/serve/log-stream.js";

test("a value that a client chose cannot steer the terminal", () => {
  const line = JSON.stringify({ level: 30, time: 0, msg: "spoke", voice: "a\u001b[2Jb", client: "c\u009b2Jd e" });
  expect(readable(line).slice(9)).toBe('info  spoke voice="a\\u001b[2Jb" client="c\\u009b2Jd e"\n');
});

test("a line of the log is readable on a terminal, with its error and the cause of that", () => {
  const err = {
    type: "VoxError",
    code: "VOX_ENGINE_FAILED",
    message: "no",
    cause: { type: "Error", message: "out of memory" },
  };
  const line = JSON.stringify({
    level: 50,
    time: 0,
    pid: 1,
    msg: "refused or failed",
    client: "reader",
    seconds: 2,
    err,
  });
  expect(readable(line).slice(9)).toBe(
    "ERROR refused or failed client=reader seconds=2\n  VoxError VOX_ENGINE_FAILED: no\n  because Error: out of memory\n",
  );
  expect(readable("not JSON\n")).toBe("not JSON\n");
});
