/** A stage of making an environment, in this order; which of them there are depends on the engine. */
export type SetUpPhase = "venv" | "torch" | "packages" | "spacy-model" | "check";

/** What happens while a Python environment is made. */
export type EnvironmentEvent =
  /** Another process, or another call in this one, is making the same environment. */
  | { readonly type: "waiting"; readonly environment: string; readonly folder: string }
  | {
      readonly type: "started";
      readonly environment: string;
      readonly folder: string;
      /** The interpreter that it is made from. */
      readonly base: string;
      readonly pythonVersion: string;
    }
  /** `index` of `count`, from 0. */
  | { readonly type: "phase"; readonly phase: SetUpPhase; readonly index: number; readonly count: number }
  | {
      readonly type: "package";
      readonly phase: SetUpPhase;
      readonly package: string;
      /** Packages of this phase seen so far, this one among them. */
      readonly done: number;
      /** As many as the lock names for this machine; undefined for torch, which brings along what its build needs. */
      readonly total: number | undefined;
    }
  | {
      readonly type: "download";
      readonly phase: SetUpPhase;
      readonly file: string;
      /** @unit bytes */
      readonly bytesDone: number;
      /** @unit bytes */
      readonly bytesTotal: number;
    }
  /** All packages of this phase are here and are being unpacked. */
  | { readonly type: "installing"; readonly phase: SetUpPhase; readonly packages: number }
  | { readonly type: "ready"; readonly environment: string; readonly folder: string; readonly made: boolean };
