import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ElementType } from "../../../src/engines/kokoro-onnx/graph/tensor.js";
import { modelBytes } from "../../../src/engines/kokoro-onnx/graph/write-model.js";
import { openSession } from "../../../src/engines/kokoro-onnx/session.js";
import { openTemporaryFolder } from "../../support/temporary-folder.js";
import { node, smallGraph } from "./graph/small-graph.js";

/**
 * A model with the inputs and outputs of an export, under any names: its sound is the ids times the speed, its durations
 * are the ids.
 */
async function writeModel(folder: string, ids: string, speed: "float32" | "int32"): Promise<string> {
  const graph = smallGraph({
    inputs: { [ids]: [1, 3], style: [1, 256], speed: [1] },
    outputs: ["wave", "durations"],
    constants: { flat: ["int64", [1], [-1]] },
    nodes: [
      node("Cast", [ids], ["numbers"], { to: 1 }),
      node("Cast", ["speed"], ["pace"], { to: 1 }),
      node("Mul", ["numbers", "pace"], ["paced"]),
      node("Reshape", ["paced", "flat"], ["wave"]),
      node("Reshape", [ids, "flat"], ["durations"]),
    ],
  });
  for (const value of [...(graph.model.graph?.input ?? []), ...(graph.model.graph?.output ?? [])]) {
    const tensor = value.type?.tensorType;
    if (tensor && value.name === "speed") tensor.elemType = ElementType[speed];
    if (tensor && value.name === "durations") tensor.elemType = ElementType.int64;
  }
  const path = join(folder, "model.onnx");
  await writeFile(path, Buffer.concat([...modelBytes(graph)]));
  return path;
}

const input = (speed: number) => ({ ids: Int32Array.of(1, 2, 3), style: new Float32Array(256), speed });

describe("a session", () => {
  test.each(["tokens", "tokens_of_another_export"])(
    "finds the ids under the name %s, and takes the speed as float32",
    async (ids) => {
      await using folder = await openTemporaryFolder();
      await using session = openSession("test", {
        modelPath: await writeModel(folder.path, ids, "float32"),
        threads: 1,
      });
      expect(await session.run(input(1.5))).toEqual({
        samples: Float32Array.of(1.5, 3, 4.5),
        durations: Int32Array.of(1, 2, 3),
      });
    },
  );

  test("of an export whose speed is int32 takes whole speeds, and refuses to round another", async () => {
    await using folder = await openTemporaryFolder();
    await using session = openSession("test", {
      modelPath: await writeModel(folder.path, "tokens", "int32"),
      threads: 1,
    });
    expect((await session.run(input(2))).samples).toEqual(Float32Array.of(2, 4, 6));
    await expect(session.run(input(1.5))).rejects.toMatchObject({
      code: "VOX_ENGINE_FAILED",
      message: expect.stringContaining("takes speed as int32, which cannot hold 1.5"),
    });
    expect((await session.run(input(1))).samples).toEqual(Float32Array.of(1, 2, 3));
  });

  test("of a file that is no model tells so at the first call, and can be closed", async () => {
    await using folder = await openTemporaryFolder();
    const modelPath = join(folder.path, "model.onnx");
    await writeFile(modelPath, "Not found");
    await using session = openSession("test", { modelPath, threads: 1 });
    await expect(session.run(input(1))).rejects.toMatchObject({
      code: "VOX_ENGINE_FAILED",
      message: expect.stringContaining(`could not load ${modelPath}`),
    });
  });

  test("is closed once, however often it is asked to, and refuses calls from then on", async () => {
    await using folder = await openTemporaryFolder();
    const session = openSession("test", { modelPath: await writeModel(folder.path, "tokens", "float32"), threads: 1 });
    await Promise.all([session[Symbol.asyncDispose](), session[Symbol.asyncDispose]()]);
    await expect(session.run(input(1))).rejects.toMatchObject({ code: "VOX_ENGINE_CLOSED" });
  });

  test("whose process is killed tells so, to the call in flight and to those after it", async () => {
    await using folder = await openTemporaryFolder();
    await using session = openSession("test", {
      modelPath: await writeModel(folder.path, "tokens", "float32"),
      threads: 1,
    });
    await session.run(input(1));
    const call = session.run(input(1)).catch((error: unknown) => error);
    process.kill(session.pid ?? 0, "SIGSTOP");
    process.kill(session.pid ?? 0, "SIGKILL");
    const later = session.run(input(1)).catch((error: unknown) => error);
    for (const error of [await call, await later]) {
      expect(error).toMatchObject({ code: "VOX_ENGINE_FAILED", message: expect.stringContaining("ended (SIGKILL)") });
    }
  });
});
