export { openThread } from "./web/thread.js";
