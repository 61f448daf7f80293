export { logMel, logMelDistance } from "../../bench/log-mel.js";
