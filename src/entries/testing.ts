/** `voxweave/testing`: what helps to test programs that speak. */

export { createToneEngine } from "../engines/tone/tone-engine.js";
