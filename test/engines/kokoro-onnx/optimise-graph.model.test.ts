import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { describeRuntime, optimiseGraph } from "../../../src/engines/kokoro-onnx/optimise-graph.js";
import { readModel } from "../../../src/onnx/node/read-model.js";
import { modelBytes } from "../../../src/onnx/write-model.js";
import { node, smallGraph } from "../../onnx/small-graph.js";
import { openSmallDisk } from "../../support/small-disk.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";

test("an optimised graph has fewer nodes and computes the same result", async () => {
  await using folder = await openTemporaryFolder();
  const graph = smallGraph({
    inputs: { x: [1, 3] },
    outputs: ["y"],
    constants: {},
    nodes: [node("Identity", ["x"], ["a"]), node("Identity", ["a"], ["b"]), node("Neg", ["b"], ["y"])],
  });
  const [source, target] = [join(folder.path, "source.onnx"), join(folder.path, "target.onnx")];
  await writeFile(source, Buffer.concat([...modelBytes(graph)]));
  await optimiseGraph(source, target);
  expect((await readFile(target)).includes("Identity")).toBe(false);
  const session = await InferenceSession.create(target, { graphOptimizationLevel: "disabled" });
  const { y } = await session.run({ x: new Tensor("float32", [1, 2, 3], [1, 3]) });
  expect(Array.from((y?.data as Float32Array) ?? [])).toEqual([-1, -2, -3]);
});

test("an optimised graph contains no shapes to infer, so it loads fast", async () => {
  await using folder = await openTemporaryFolder();
  const graph = smallGraph({
    inputs: { x: [2, 3] },
    outputs: ["y", "z"],
    constants: { shape: ["int64", [2], [3, -1]] },
    nodes: [
      node("Reshape", ["x", "shape"], ["y"]),
      node("Reshape", ["x", "shape"], ["kept"]),
      node("Neg", ["kept"], ["z"]),
    ],
  });
  const [source, target] = [join(folder.path, "source.onnx"), join(folder.path, "target.onnx")];
  await writeFile(source, Buffer.concat([...modelBytes(graph)]));
  await optimiseGraph(source, target);
  const { model, nodes } = await readModel(target);
  expect(model.graph?.input[0]?.type?.tensorType).toMatchObject({ elemType: 1 });
  expect(model.graph?.input[0]?.type?.tensorType?.shape).toBeUndefined();
  const reshapes = nodes.filter(({ opType }) => opType === "Reshape");
  expect(reshapes.map(({ input }) => input[1]?.startsWith("hidden_"))).toEqual(reshapes.map(() => true));
  const session = await InferenceSession.create(target, { graphOptimizationLevel: "disabled" });
  const { y, z } = await session.run({ x: new Tensor("float32", [1, 2, 3, 4, 5, 6], [2, 3]) });
  expect([y?.dims, z?.dims]).toEqual([
    [3, 2],
    [3, 2],
  ]);
  expect(Array.from((z?.data as Float32Array) ?? [])).toEqual([-1, -2, -3, -4, -5, -6]);
});

test("a file that is not a graph is an error, and an abort ends the process", async () => {
  await using folder = await openTemporaryFolder();
  const [source, target] = [join(folder.path, "source.onnx"), join(folder.path, "target.onnx")];
  await writeFile(source, "no graph");
  await expect(optimiseGraph(source, target)).rejects.toMatchObject({ code: "VOX_ENGINE_FAILED" });
  const reason = new Error("changed my mind");
  await expect(optimiseGraph(source, target, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(await readdir(folder.path)).toEqual(["source.onnx"]);
});

test("the error names a full disk if onnxruntime cannot write the weights", async () => {
  await using folder = await openTemporaryFolder();
  const elements = 1_000_000;
  const graph = smallGraph({
    inputs: { x: [1, 1] },
    outputs: ["y"],
    constants: { w: ["float32", [1, elements], Array.from({ length: elements }, (_, index) => index)] },
    nodes: [node("Mul", ["x", "w"], ["y"])],
  });
  const source = join(folder.path, "source.onnx");
  await writeFile(source, Buffer.concat([...modelBytes(graph)]));
  for (const bytes of [4 << 10, 1 << 20, 3 << 20]) {
    await using disk = await openSmallDisk(bytes);
    await expect(optimiseGraph(source, join(disk.path, "target.onnx"))).rejects.toMatchObject({
      code: "VOX_FILE_UNWRITABLE",
      message: expect.stringContaining("the disk is full; free some space, or set VOXWEAVE_CACHE"),
    });
  }
});

test("the description of a runtime contains its version and its processor", async () => {
  expect(await describeRuntime()).toMatch(/^onnxruntime-\d+\.\d+\.\d+-[\da-f]{12}$/);
});
