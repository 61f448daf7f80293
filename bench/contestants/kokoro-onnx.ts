import { type Contestant, QUANTISED } from "./contestant.js";

/** The Python package kokoro-onnx as published, with its default options. */
export function kokoroOnnx(precision: "float32" | "int8"): Contestant {
  return {
    name: `kokoro-onnx-${precision}`,
    about: `kokoro-onnx 0.6.1 (Python) on ${precision === "int8" ? "the int8 export" : "the plain float32 graph"}`,
    ...(precision === "int8" && { reference: { name: "kokoro-onnx-float32", farthest: QUANTISED } }),
    async prepare({ script, peerPython, voice, int8Model, float32Model }) {
      const program = await peerPython("kokoro-onnx", ["kokoro_onnx", "onnxruntime"]);
      const model = precision === "int8" ? await int8Model() : await float32Model();
      return { program, args: [script("peers/kokoro-onnx/contestant.py"), model, await voice()] };
    },
  };
}
