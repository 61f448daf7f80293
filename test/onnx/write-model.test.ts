import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clone, create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readModel } from "../../src/onnx/node/read-model.js";
import { ModelProtoSchema } from "../../src/onnx/onnx_pb.js";
import { ElementType } from "../../src/onnx/tensor.js";
import { modelBytes } from "../../src/onnx/write-model.js";
import { node } from "./small-graph.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxweave-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(bytes: Uint8Array): Promise<string> {
  const path = join(folder, randomBytes(4).toString("hex"));
  await writeFile(path, bytes);
  return path;
}

const model = create(ModelProtoSchema, {
  irVersion: 9n,
  opsetImport: [{ version: 20n }],
  graph: {
    node: [node("Add", ["x", "weight"], ["y"])],
    initializer: [
      { name: "weight", dataType: ElementType.float32, dims: [2n, 1n], floatData: [1.5, -2] },
      { name: "half", dataType: ElementType.float16, dims: [], int32Data: [0x3c00] },
      { name: "index", dataType: ElementType.int64, dims: [1n], int64Data: [-7n] },
      { name: "raw", dataType: ElementType.int8, dims: [3n], rawData: Uint8Array.of(1, 2, 255) },
      { name: "empty", dataType: ElementType.int64, dims: [0n] },
    ],
    valueInfo: [{ name: "y" }],
  },
});

describe("modelBytes", () => {
  test("modelBytes() returns a model with the same structure, and all elements as raw bytes", async () => {
    const graph = await readModel(await written(toBinary(ModelProtoSchema, model)));
    const again = fromBinary(ModelProtoSchema, Buffer.concat([...modelBytes(graph)]));
    expect(again.opsetImport).toEqual(model.opsetImport);
    expect(again.graph?.node).toEqual(model.graph?.node);
    expect(again.graph?.valueInfo).toEqual([]);
    expect(again.graph?.initializer.map(({ name, dims, rawData }) => [name, dims, [...rawData]])).toEqual([
      ["weight", [2n, 1n], [0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0]],
      ["half", [], [0, 0x3c]],
      ["index", [1n], [0xf9, 255, 255, 255, 255, 255, 255, 255]],
      ["raw", [3n], [1, 2, 255]],
      ["empty", [0n], []],
    ]);
  });

  test("fields that VoxWeave does not know are kept", async () => {
    const extended = clone(ModelProtoSchema, model);
    extended.$unknown = [{ no: 14, wireType: 2, data: Uint8Array.of(3, 10, 1, 65) }]; // metadata_props: a key of "A"
    const source = await written(toBinary(ModelProtoSchema, extended));
    const again = fromBinary(ModelProtoSchema, Buffer.concat([...modelBytes(await readModel(source))]));
    expect(again.$unknown?.map(({ no, wireType, data }) => [no, wireType, ...data])).toEqual([[14, 2, 3, 10, 1, 65]]);
  });

  test("a model that was written once is written with the same bytes again", async () => {
    const once = Buffer.concat([...modelBytes(await readModel(await written(toBinary(ModelProtoSchema, model))))]);
    const twice = Buffer.concat([...modelBytes(await readModel(await written(once)))]);
    expect(twice.equals(once)).toBe(true);
  });
});

describe("readModel", () => {
  test.each([
    ["elements that are in another file", { dataLocation: 1 }],
    ["too few elements", { rawData: Uint8Array.of(1, 2) }],
    ["elements of a type that it does not know", { dataType: 8 }],
  ])("an initialiser with %s is refused", async (_, change) => {
    const whole = { name: "w", dataType: ElementType.int8, dims: [3n], rawData: Uint8Array.of(1, 2, 3) };
    const changed = create(ModelProtoSchema, { graph: { initializer: [{ ...whole, ...change }] } });
    await expect(readModel(await written(toBinary(ModelProtoSchema, changed)))).rejects.toMatchObject({
      code: "VOX_GRAPH_UNSUPPORTED",
      message: expect.stringContaining("initialiser w"),
    });
  });
});
