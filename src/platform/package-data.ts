export { packageData } from "./node/package-data.js";
