// Your own engine in Python: an adapter of about thirty lines (hum_bridge.py) behind the supervised bridge.
// Run: npm run build && node build/examples/own-python-engine.js (Python needs numpy; VOXWEAVE_PYTHON names another one)
import { createSpeaker, type Engine } from "voxweave";
import { createBridge } from "voxweave/python";

const HUM = {
  engine: "hum",
  adapter: new URL("../../examples/hum_bridge.py", import.meta.url),
  modules: ["numpy"],
  setUpCommand: "python3 -m pip install numpy",
};

async function openHum(): Promise<Engine> {
  const bridge = await createBridge(HUM, { settings: {} });
  const { sampleRate } = bridge.first;
  return {
    id: "hum",
    input: "text",
    sampleRate,
    maxInputLength: 300,
    concurrency: 1,
    defaultVoice: "hum",
    voices: async () => [{ id: "hum", name: "Hum", locale: "en-US", language: "en-us", gender: "neutral" }],
    async synthesize({ text }, { speed }, call) {
      const { samples = new Float32Array(0) } = await bridge.run({ text, speed }, call);
      return { samples, sampleRate };
    },
    [Symbol.asyncDispose]: () => bridge[Symbol.asyncDispose](),
  };
}

await using engine = await openHum();
await using speaker = await createSpeaker({ engine });
for await (const { samples, sampleRate } of speaker.stream("Hum this.")) {
  console.log(`${(samples.length / sampleRate).toFixed(2)} s at ${sampleRate} Hz`);
}
