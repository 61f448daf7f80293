export { serveThread } from "./web/serve-thread.js";
