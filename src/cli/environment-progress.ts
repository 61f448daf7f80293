import type { EnvironmentEvent, SetUpPhase } from "../environments/events.js";
import type { CommandContext } from "./command-context.js";
import type { ProgressBar } from "./progress-bar.js";

/** Shows how a Python environment is made: a bar on a terminal, and in a pipe a line for each phase. */
export function showEnvironmentEvents(bar: ProgressBar, { stderr }: CommandContext): (event: EnvironmentEvent) => void {
  let step = "";
  return (event) => {
    switch (event.type) {
      case "waiting":
        return bar.line(`${event.environment}: waiting for another process that is making it`);
      case "started":
        return bar.line(
          `${event.environment}: making ${event.folder} from Python ${event.pythonVersion}, ${event.base}`,
        );
      case "phase":
        step = `[${event.index + 1}/${event.count}] ${NAMES[event.phase]}`;
        if (!stderr.isTTY) return bar.line(step);
        return bar.update(label(step), 0, 1);
      case "package":
        return bar.update(label(step), event.done, event.total ?? Math.max(10, event.done), event.package);
      case "download":
        return bar.update(label(step), event.bytesDone, event.bytesTotal, `${megabytes(event)} of ${event.file}`);
      case "installing":
        return bar.update(label(step), 1, 1, `unpacking ${event.packages} packages`);
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

function megabytes({ bytesDone, bytesTotal }: { readonly bytesDone: number; readonly bytesTotal: number }): string {
  return `${(bytesDone / 1e6).toFixed(1)} of ${(bytesTotal / 1e6).toFixed(1)} MB`;
}
