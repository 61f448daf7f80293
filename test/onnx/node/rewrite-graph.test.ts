import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rewriteGraph } from "../../../src/onnx/node/rewrite-graph.js";
import { modelBytes } from "../../../src/onnx/write-model.js";
import { COMPILED } from "../../support/folders.js";
import { node, type SmallGraph, smallGraph } from "../small-graph.js";

const execute = promisify(execFile);
const COMPILED_MODULE = pathToFileURL(join(COMPILED, "onnx/node/rewrite-graph.js")).href;

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
  test("rewriteGraph() writes the graph, and reports each pass in order with its number", async () => {
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
      ["accumulate-phases", 0],
      ["stabilise-phases", 0],
      ["normalise-gain", 0],
      ["eliminate-dead-code", 2],
      ["assert-dequantised", 0],
    ]);
    expect(seen).toEqual([
      "1/10 dequantise-products",
      "2/10 dequantise-lstms",
      "3/10 dequantise-gathers",
      "4/10 expose-durations",
      "5/10 accumulate-phases",
      "6/10 stabilise-phases",
      "7/10 normalise-gain",
      "8/10 eliminate-dead-code",
      "9/10 assert-dequantised",
      "10/10 write",
    ]);
    expect((await readFile(target)).length).toBe(report.bytes);
  });

  test("the same source yields the same bytes", async () => {
    const targets = [join(folder, "one.onnx"), join(folder, "two.onnx")];
    for (const target of targets) await rewriteGraph(source, target);
    const [one, two] = await Promise.all(targets.map((target) => readFile(target)));
    expect(one).toEqual(two);
  });

  test("the error says whether a source is missing, not a model, or quantised in an unknown way", async () => {
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

  test("the error names the path that cannot be written", async () => {
    const target = join(folder, "no-such-folder", "target.onnx");
    await expect(rewriteGraph(source, target)).rejects.toMatchObject({ code: "VOX_FILE_UNWRITABLE" });
  });

  test("rewriteGraph() works in a program that Node got on its command line", async () => {
    const target = join(folder, "evaluated.onnx");
    const script = `
      import { rewriteGraph } from ${JSON.stringify(COMPILED_MODULE)};
      const { bytes } = await rewriteGraph(${JSON.stringify(source)}, ${JSON.stringify(target)});
      process.stdout.write(String(bytes));`;
    const { stdout } = await execute(process.execPath, ["--input-type=module", "--eval", script]);
    expect((await readFile(target)).length).toBe(Number(stdout));
  });

  test("an abort rejects with the caller's reason, and leaves no file", async () => {
    const reason = new Error("enough");
    const before = await readdir(folder);
    const target = join(folder, "aborted.onnx");
    await expect(rewriteGraph(source, target, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const aborter = new AbortController();
    const aborted = rewriteGraph(source, target, { signal: aborter.signal });
    aborter.abort(reason); // Abort before the thread has started: the message waits for it.
    await expect(aborted).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual(before);
  });
});
