export { packageData } from "./web/package-data.js";
