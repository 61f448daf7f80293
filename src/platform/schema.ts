export { z } from "./node/schema.js";
