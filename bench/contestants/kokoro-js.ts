import { makeKokoroJsModel } from "../kokoro-js-model.js";
import { type Contestant, QUANTISED } from "./contestant.js";

/** kokoro-js 1.2.1 as published; `scripts/bench.mjs` installs it. */
export function kokoroJs(precision: "float32" | "int8"): Contestant {
  const form = precision === "int8" ? "q8" : "fp32";
  return {
    name: `kokoro-js-${precision}`,
    about: `kokoro-js 1.2.1 on ${precision === "int8" ? "the int8 export" : "the plain float32 graph"}`,
    ...(precision === "int8" && { reference: { name: "kokoro-js-float32", farthest: QUANTISED } }),
    async prepare({ script, work, int8Model, float32Model }) {
      const folder = work(`kokoro-js-${form}`);
      await makeKokoroJsModel(precision === "int8" ? await int8Model() : await float32Model(), folder, form);
      return { program: process.execPath, args: [script("peers/kokoro-js/contestant.mjs"), folder, form] };
    },
  };
}
