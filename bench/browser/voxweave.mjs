// VoxWeave in a page, loaded from the files that the command line exports. Parameters of the address: threads and memory.
import { createSpeaker } from "/voxweave/voxweave.js";
import { answer } from "./answer.mjs";

const parameters = new URLSearchParams(location.search);
const speaker = await createSpeaker({ threads: Number(parameters.get("threads")), memory: parameters.get("memory") });
answer((text) => speaker.stream(text));
