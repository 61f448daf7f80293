export { serveThread } from "./node/serve-thread.js";
