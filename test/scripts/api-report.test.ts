import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { ROOT } from "../support/folders.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

type Report = (folder: string) => readonly string[];
const { checkApi, writeApi } = (await import(pathToFileURL(join(ROOT, "scripts", "api", "reports.mjs")).href)) as {
  readonly checkApi: Report;
  readonly writeApi: Report;
};

/** A package with two entry points, in which all is documented and exported. */
const WHOLE = {
  "index.d.ts": `export { type Sound, type Rate, play } from "./sound.js";`,
  "extra.d.ts": `
    import type { Sound } from "./sound.js";
    /** Reverses a sound. */
    export declare function reverse(sound: Sound): Sound;`,
  "sound.d.ts": `
    declare const RATES: readonly [8000, 16000];
    /** A sample rate. */
    export type Rate = (typeof RATES)[number];
    /** A sound. */
    export interface Sound {
      /** Its name. */
      readonly name: string; // a note
      /** Its length. @unit seconds */
      readonly seconds: number;
    }
    /** Plays a sound. */
    export declare function play(sound: Sound, rate: Rate): void;
    export {};`,
};

/** A package with each fault once. */
const FAULTY = {
  "index.d.ts": `
    interface Hidden {}
    declare const HIDDEN: number;
    export declare function bare(): void;
    /** */
    export declare function empty(): void;
    /** An interface. */
    export interface Face { readonly name: string; stop(): void; [Symbol.dispose](): void }
    /** A class. */
    export declare class Class { #private; private secret; constructor(); play(): void }
    /** Names a type. */
    export declare function type(sounds: readonly Hidden[]): void;
    /** Names the type of a value. */
    export declare function value(rate: typeof HIDDEN): void;
    /** Extends a type. */
    export interface Extended extends Hidden {}
    /** Imports a type. */
    export declare function imported(sound: import("./sound.js").Sound): void;
    export {};`,
  "extra.d.ts": "export {};",
  "sound.d.ts": WHOLE["sound.d.ts"],
};

async function writePackage(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  const exports = { ".": { types: "./dist/index.d.ts" }, "./extra": { types: "./dist/extra.d.ts" }, "./x": "./x.json" };
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "toy", type: "module", exports }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, "dist", path)), { recursive: true });
    await writeFile(join(folder, "dist", path), text);
  }
}

test("an API report has each signature without comments, and writes out a type that comes from a table", async () => {
  await using folder = await openTemporaryFolder();
  await writePackage(folder.path, WHOLE);
  expect(writeApi(folder.path)).toEqual([]);
  expect(checkApi(folder.path)).toEqual([]);
  const text = await readFile(join(folder.path, "api", "toy.api.md"), "utf8");
  expect([...text.matchAll(/```ts\n(.*?)\n```/gsu)].map(([, signature]) => signature)).toEqual([
    "type Rate = 8000 | 16000;",
    "interface Sound {\n    readonly name: string;\n    readonly seconds: number;\n}",
    "function play(sound: Sound, rate: Rate): void;",
  ]);
});

test("the check names a stale API report and one that belongs to no entry point, and a new report cures both", async () => {
  await using folder = await openTemporaryFolder();
  await writePackage(folder.path, WHOLE);
  writeApi(folder.path);
  await writePackage(folder.path, { "sound.d.ts": WHOLE["sound.d.ts"].replace("rate: Rate", "rate?: Rate") });
  await writeFile(join(folder.path, "api", "toy-old.api.md"), "");
  expect(checkApi(folder.path)).toEqual([
    'api/toy.api.md is not up to date: run "npm run api" and commit it',
    'api/toy-old.api.md belongs to no entry point: run "npm run api" and commit the removal',
  ]);
  expect(writeApi(folder.path)).toEqual([]);
  expect((await readdir(join(folder.path, "api"))).sort()).toEqual(["toy-extra.api.md", "toy.api.md"]);
  expect(checkApi(folder.path)).toEqual([]);
});

test("the check names public symbols and members without a docstring, and types that no entry point exports", async () => {
  await using folder = await openTemporaryFolder();
  await writePackage(folder.path, FAULTY);
  expect(writeApi(folder.path)).toEqual([
    "toy: Class.constructor has no docstring",
    "toy: Class.play has no docstring",
    "toy: Extended names the type Hidden, which no entry point exports",
    "toy: Face.name has no docstring",
    "toy: Face.stop has no docstring",
    "toy: bare has no docstring",
    "toy: empty has no docstring",
    "toy: imported names the type Sound, which no entry point exports",
    "toy: type names the type Hidden, which no entry point exports",
    "toy: value names the type HIDDEN, which no entry point exports",
  ]);
});
