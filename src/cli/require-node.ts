import { checkNodeVersion } from "../platform/node/node-version.js";
import { EXIT } from "./exit-codes.js";

/** The first import of the command line: refuses a Node that is too old before any other module runs. */
try {
  checkNodeVersion(process.versions.node);
} catch (error) {
  process.stderr.write(`voxweave: ${(error as Error).message}\n`);
  process.exit(EXIT.failure);
}
