import { checkNodeVersion } from "./node-version.js";

/** The first import of each entry: refuses a Node that is too old before any other module runs. */
checkNodeVersion(process.versions.node);
