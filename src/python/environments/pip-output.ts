import type { EnvironmentEvent, SetUpPhase } from "./events.js";

/**
 * Turns the lines that pip prints into events. The format is known: every environment first installs the pinned pip.
 *
 * @param listed number of requirements in the lock, for all machines; undefined if the number of packages is unknown
 */
export function createPipReader(
  phase: SetUpPhase,
  listed: number | undefined,
  onEvent: (event: EnvironmentEvent) => void,
): (line: string) => void {
  const seen = new Set<string>();
  let total = listed;
  let file = "";
  return (line) => {
    const event = parse(line);
    switch (event?.type) {
      case "ignored": // A requirement for another machine.
        if (total !== undefined) total -= 1;
        return;
      case "package":
        if (seen.has(event.name)) return;
        seen.add(event.name);
        onEvent({ type: "package", phase, package: event.name, done: seen.size, total });
        return;
      case "file":
        file = event.file;
        return;
      case "progress":
        onEvent({ type: "download", phase, file, bytesDone: event.bytesDone, bytesTotal: event.bytesTotal });
        return;
      case "installing":
        onEvent({ type: "installing", phase, packages: event.packages });
        return;
      case undefined:
        return;
      default:
        event satisfies never;
    }
  };
}

type PipLine =
  | { readonly type: "ignored" }
  | { readonly type: "package"; readonly name: string }
  | { readonly type: "file"; readonly file: string }
  | { readonly type: "progress"; readonly bytesDone: number; readonly bytesTotal: number }
  | { readonly type: "installing"; readonly packages: number };

function parse(line: string): PipLine | undefined {
  const [, done, all] = /^Progress (\d+) of (\d+)$/.exec(line) ?? [];
  if (done && all) return { type: "progress", bytesDone: Number(done), bytesTotal: Number(all) };
  const [, file] = /^\s+(?:Downloading|Using cached) (\S+)/.exec(line) ?? [];
  if (file) return { type: "file", file: file.split("/").at(-1) ?? file };
  const [, name] = /^(?:Collecting|Requirement already satisfied:) ([\w.-]+)/.exec(line) ?? [];
  if (name) return { type: "package", name: name.toLowerCase() };
  const [, wheel] = /^Processing .*?([^/\\]+?)-[^/\\]+\.whl/.exec(line) ?? []; // From a folder of wheels.
  if (wheel) return { type: "package", name: wheel.replaceAll("_", "-").toLowerCase() };
  const [, names] = /^Installing collected packages: (.*)$/.exec(line) ?? [];
  if (names) return { type: "installing", packages: names.split(",").length };
  return /^Ignoring .*: markers .* don't match your environment$/.test(line) ? { type: "ignored" } : undefined;
}
