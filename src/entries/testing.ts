/** `voxweave/testing`: what helps to test programs that speak. */

import "../platform/node/require-node.js";

export { createToneEngine } from "../engines/tone/tone-engine.js";
