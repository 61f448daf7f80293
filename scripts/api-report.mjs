// npm run api: writes the API reports, api/*.api.md, from the declarations in dist/.
// npm run check runs it with --check: it fails if a report is stale, if a public symbol or a member of a public type has no
// docstring, and if a public signature names a type that no entry point exports. docs/adr/023-api-reports.md says why.
import { checkApi, writeApi } from "./api/reports.mjs";
import { ROOT } from "./setup.mjs";

const faults = process.argv.includes("--check") ? checkApi(ROOT) : writeApi(ROOT);
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
