import type { EnvironmentEvent, SetUpPhase } from "../python/environments/events.js";
import type { CommandContext } from "./command-context.js";
import type { ProgressBar } from "./progress-bar.js";

/** Returns a listener that shows the set-up of a Python environment: a bar on a terminal, a line for each phase in a pipe. */
export function showEnvironmentEvents(bar: ProgressBar, { stderr }: CommandContext): (event: EnvironmentEvent) => void {
  let step = "";
  let seen: { readonly done: number; readonly total: number | undefined } = { done: 0, total: undefined };
  return (event) => {
    switch (event.type) {
      case "waiting":
        return bar.line(`${event.environment}: waiting for another process that is setting it up`);
      case "started":
        return bar.line(
          `${event.environment}: creating ${event.folder} with Python ${event.pythonVersion}, ${event.base}`,
        );
      case "phase":
        step = `[${event.index + 1}/${event.count}] ${NAMES[event.phase]}`;
        seen = { done: 0, total: undefined };
        if (!stderr.isTTY) return bar.line(step);
        return bar.update(label(step), 0, 1);
      case "package":
        seen = event;
        if (event.total === undefined) return bar.update(label(step), 0, 1, event.package);
        return bar.update(label(step), event.done, event.total, `${event.done} of ${event.total}: ${event.package}`);
      case "download":
        // The bar counts packages if their number is known, and otherwise the bytes of the current download.
        if (seen.total !== undefined) return bar.update(label(step), seen.done, seen.total, megabytes(event));
        return bar.update(label(step), event.bytesDone, event.bytesTotal, megabytes(event));
      case "installing":
        return bar.update(label(step), 1, 1, "unpacking");
      case "ready":
        return bar.clear();
      default:
        event satisfies never;
    }
  };
}

const NAMES: Readonly<Record<SetUpPhase, string>> = {
  venv: "environment",
  torch: "torch",
  packages: "packages",
  "spacy-model": "spaCy's English model",
  check: "first import of everything",
};

function label(step: string): string {
  return step.padEnd(32);
}

function megabytes({ file, bytesDone, bytesTotal }: DownloadEvent): string {
  const [name = file] = file.split("-", 1);
  return `${name}, ${(bytesDone / 1e6).toFixed(1)} of ${(bytesTotal / 1e6).toFixed(1)} MB`;
}

type DownloadEvent = Extract<EnvironmentEvent, { readonly type: "download" }>;
