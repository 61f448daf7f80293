import { type Contestant, FAITHFUL } from "./contestant.js";

/** The bridge with a new process for every text; nothing stays loaded in between. */
export const oneShot: Contestant = {
  name: "voxweave-one-shot",
  about: "VoxWeave's KokoroBridge.synthesizeToFile, a Python process for every text",
  reference: { name: "kokoro-torch", farthest: FAITHFUL },
  async prepare({ assets, script, work, pythonOf, modelFolder }) {
    await pythonOf("kokoro");
    const args = [script("contestants/one-shot.mjs"), await modelFolder(), work("one-shot.wav")];
    return { program: process.execPath, args, env: { VOXWEAVE_CACHE: assets.cacheFolder } };
  },
};
