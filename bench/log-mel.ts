export { logMel, logMelDistance } from "#dist/audio/log-mel.js";
