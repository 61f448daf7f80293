// VoxWeave in a page, loaded from the files that the command line exports. Parameter of the address: threads.
import { createSpeaker } from "/voxweave/voxweave.js";
import { answer } from "./answer.mjs";

const parameters = new URLSearchParams(location.search);
const speaker = await createSpeaker({ device: "wasm", threads: Number(parameters.get("threads")) });
answer((text) => speaker.stream(text));
