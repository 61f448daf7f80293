export { openThread } from "./node/thread.js";
