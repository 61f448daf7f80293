import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findViolations } from "./support/rooms.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

test("each room is in the table of docs/architecture.md, and imports exactly the rooms that the table allows", async () => {
  const table = await readFile(join(ROOT, "docs/architecture.md"), "utf8");
  const names = await readdir(join(ROOT, "src"), { recursive: true });
  const paths = names.filter((name) => name.endsWith(".ts")).map((name) => name.replaceAll("\\", "/"));
  expect(paths.length).toBeGreaterThan(50);
  const sources = new Map<string, string>();
  for (const path of paths) sources.set(path, await readFile(join(ROOT, "src", path), "utf8"));
  expect(findViolations(table, sources)).toEqual([]);
});

describe("findViolations()", () => {
  const table = [
    "| room | holds | may import | web |",
    "| --- | --- | --- | --- |",
    "| `src/core/` | words | nothing | yes |",
    "| `src/text/` | text | `core` | yes |",
    "| `src/engines/tone/` | tones | `core`, `text` |",
    "| `src/engines/registry.ts` | the list | `core`, `engines/tone` |",
    "| `src/index.ts` | the surface | all but `cli` |",
    "| `src/cli/` | commands | all |",
  ].join("\n");
  const good: Record<string, string> = {
    "core/engine.ts": 'import type { Voice } from "./voice.js";',
    "core/voice.ts": "",
    "text/tokens.ts": 'import { check } from "../core/engine.js";\nimport { distance } from "levenshtein";',
    "engines/tone/tone.ts":
      'import { tokenize } from "../../text/tokens.js";\nimport "../../core/engine.js";\nimport { join } from "node:path";',
    "engines/registry.ts": 'import "../core/engine.js";\nconst tone = await import("./tone/tone.js");',
    "index.ts": 'export { tone } from "./engines/tone/tone.js";',
    "cli/main.ts": 'import { tone } from "../index.js";',
  };
  const violations = (changed: Record<string, string>): string[] =>
    findViolations(table, new Map(Object.entries({ ...good, ...changed })));
  const violationsOf = (path: string, added: string): string[] =>
    violations({ [path]: `${good[path] ?? ""}\n${added}` });

  test("findViolations() finds nothing in rooms that follow the table", () => expect(violations({})).toEqual([]));

  test.each<[string, string, string]>([
    ["core/voice.ts", 'import { x } from "../text/tokens.js";', "core may not import text"],
    ["core/voice.ts", 'export type { x } from "../text/tokens.js";', "core may not import text"],
    ["core/voice.ts", 'import "../text/tokens.js";', "core may not import text"],
    ["core/voice.ts", 'const x = await import("../text/tokens.js");', "core may not import text"],
    ["core/voice.ts", 'type X = typeof import("../text/tokens.js");', "core may not import text"],
    ["core/voice.ts", 'import {\n  x,\n} from "../text/tokens.js";', "core may not import text"],
    ["core/voice.ts", 'new Worker(new URL("../text/tokens.js", import.meta.url));', "core may not import text"],
    ["text/tokens.ts", 'import { x } from "../engines/tone/tone.js";', "text may not import engines/tone"],
    ["engines/tone/tone.ts", 'import { x } from "../registry.js";', "engines/tone may not import engines/registry"],
    ["engines/registry.ts", 'import { x } from "../text/tokens.js";', "engines/registry may not import text"],
    ["index.ts", 'import { x } from "./cli/main.js";', "index may not import cli"],
    ["core/voice.ts", 'import { join } from "node:path";', "core has no Node APIs"],
    ["text/tokens.ts", 'import { join } from "node:path";', "text has no Node APIs"],
    ["captions/srt.ts", "", "captions/srt.ts is in no room of the table"],
    ["engines/piper/piper.ts", "", "engines/piper/piper.ts is in no room of the table"],
    ["core/voice.ts", 'import { x } from "../captions/srt.js";', "which is in no room of the table"],
  ])("findViolations() finds in %s: %s", (path, source, message) => {
    expect(violationsOf(path, source)).toEqual([expect.stringContaining(message)]);
  });

  test("findViolations() finds a room that the table allows and no source imports", () => {
    expect(violations({ "text/tokens.ts": "" })).toEqual(["the table lets text import core, and no file of text does"]);
  });

  test("findViolations() finds an empty room, a missing table, and a faulty rule", () => {
    const sources = new Map(Object.entries(good).filter(([path]) => !path.startsWith("text/")));
    expect(findViolations(table, sources)).toContain("the room text is empty");
    expect(findViolations("no table", new Map())).toEqual(["there is no table of rooms"]);
    expect(() => findViolations("| `src/core/` | words | everything | yes |", new Map())).toThrow(/is no rule/);
  });
});
