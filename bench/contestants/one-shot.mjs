// The one-shot bridge. Arguments: folder of the model, a file for the sound.
import { readFile } from "node:fs/promises";
import { parseWav } from "voxweave";
import { KokoroBridge } from "voxweave/python";
import { serve } from "./serve.mjs";

const [repoId, output] = process.argv.slice(2);
const bridge = new KokoroBridge({ repoId });

async function* speak(text) {
  await bridge.synthesizeToFile({ text, output, voice: "af_heart" });
  yield parseWav(await readFile(output)).samples;
}

await serve(speak, 24_000);
