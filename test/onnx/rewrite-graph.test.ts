import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rewriteGraph } from "../../src/onnx/rewrite-graph.js";
import { modelBytes } from "../../src/onnx/write-model.js";
import { COMPILED } from "../support/folders.js";
import { node, type SmallGraph, smallGraph } from "./small-graph.js";

const execute = promisify(execFile);
const COMPILED_MODULE = pathToFileURL(join(COMPILED, "onnx/rewrite-graph.js")).href;

const graph: SmallGraph = {
  inputs: { x: [2] },
  outputs: ["y"],
  constants: { w: ["float32", [2], [1, 2]], unused: ["float32", [2], [1, 2]] },
  nodes: [node("Add", ["x", "w"], ["y"]), node("Neg", ["y"], ["dead"])],
};

let folder: string;
let source: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxweave-"));
  source = join(folder, "source.onnx");
  await writeFile(source, Buffer.concat([...modelBytes(smallGraph(graph))]));
});
afterAll(() => rm(folder, { recursive: true }));

describe("rewriteGraph", () => {
  it("writes the graph, reports each pass in order, and tells how far it is", async () => {
    const target = join(folder, "target.onnx");
    const seen: string[] = [];
    const report = await rewriteGraph(source, target, {
      onProgress: ({ pass, index, count }) => seen.push(`${index + 1}/${count} ${pass}`),
    });
    expect(report.passes.map(({ pass, changes }) => [pass, changes])).toEqual([
      ["dequantise-products", 0],
      ["dequantise-lstms", 0],
      ["dequantise-gathers", 0],
      ["expose-durations", 0],
      ["settle-phases", 0],
      ["level-sound", 0],
      ["drop-dead", 2],
      ["refuse-quantised", 0],
    ]);
    expect(seen).toEqual([
      "1/9 dequantise-products",
      "2/9 dequantise-lstms",
      "3/9 dequantise-gathers",
      "4/9 expose-durations",
      "5/9 settle-phases",
      "6/9 level-sound",
      "7/9 drop-dead",
      "8/9 refuse-quantised",
      "9/9 write",
    ]);
    expect((await readFile(target)).length).toBe(report.bytes);
  });

  it("gives the same bytes for the same source", async () => {
    const targets = [join(folder, "one.onnx"), join(folder, "two.onnx")];
    for (const target of targets) await rewriteGraph(source, target);
    const [one, two] = await Promise.all(targets.map((target) => readFile(target)));
    expect(one).toEqual(two);
  });

  it("says what is wrong with a source that is missing, or no model, or quantised in another way", async () => {
    const target = join(folder, "never.onnx");
    await expect(rewriteGraph(join(folder, "missing.onnx"), target)).rejects.toMatchObject({
      code: "VOX_FILE_UNREADABLE",
      details: { path: join(folder, "missing.onnx") },
    });
    const text = join(folder, "text.onnx");
    await writeFile(text, "hello");
    await expect(rewriteGraph(text, target)).rejects.toMatchObject({ code: "VOX_GRAPH_UNSUPPORTED" });
    const quantised = join(folder, "quantised.onnx");
    const nodes = [node("com.microsoft:MatMulNBits", ["x", "w"], ["y"])];
    await writeFile(quantised, Buffer.concat([...modelBytes(smallGraph({ ...graph, nodes }))]));
    await expect(rewriteGraph(quantised, target)).rejects.toMatchObject({
      code: "VOX_GRAPH_UNSUPPORTED",
      details: { path: quantised, reason: expect.stringContaining("MatMulNBits") },
    });
    await expect(readFile(target)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("says where it cannot write", async () => {
    const target = join(folder, "no-such-folder", "target.onnx");
    await expect(rewriteGraph(source, target)).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
  });

  it("works for a caller that Node was given on the command line", async () => {
    const target = join(folder, "evaluated.onnx");
    const script = `
      import { rewriteGraph } from ${JSON.stringify(COMPILED_MODULE)};
      const { bytes } = await rewriteGraph(${JSON.stringify(source)}, ${JSON.stringify(target)});
      process.stdout.write(String(bytes));`;
    const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", script]);
    expect((await readFile(target)).length).toBe(Number(stdout));
  });

  it("rejects with the caller's reason when it is aborted, and leaves nothing behind", async () => {
    const reason = new Error("enough");
    const before = await readdir(folder);
    const target = join(folder, "aborted.onnx");
    await expect(rewriteGraph(source, target, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const aborter = new AbortController();
    const aborted = rewriteGraph(source, target, { signal: aborter.signal });
    aborter.abort(reason); // Before the thread has started: the message waits for it.
    await expect(aborted).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual(before);
  });
});
