/** A stage of making an environment. Stages run in this order; an engine may skip some. */
export type SetUpPhase = "venv" | "torch" | "packages" | "spacy-model" | "check";

/** Event during the set-up of a Python environment. */
export type EnvironmentEvent =
  /** Another process, or another call in this one, is making the same environment. */
  | { readonly type: "waiting"; readonly environment: string; readonly folder: string }
  | {
      readonly type: "started";
      readonly environment: string;
      readonly folder: string;
      /** Path of the base interpreter. */
      readonly base: string;
      readonly pythonVersion: string;
    }
  /** A stage begins: number `index`, counted from 0, of `count`. */
  | { readonly type: "phase"; readonly phase: SetUpPhase; readonly index: number; readonly count: number }
  | {
      readonly type: "package";
      readonly phase: SetUpPhase;
      readonly package: string;
      /** Number of packages of this phase so far, including this one. */
      readonly done: number;
      /** Number of packages that the lock lists for this machine; undefined for torch, whose build chooses the others. */
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
  /** All packages of this phase have been downloaded, and pip unpacks them. */
  | { readonly type: "installing"; readonly phase: SetUpPhase; readonly packages: number }
  | { readonly type: "ready"; readonly environment: string; readonly folder: string; readonly made: boolean };
