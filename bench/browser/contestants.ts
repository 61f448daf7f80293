/** A contestant in a browser: a page of the site. */
export interface BrowserContestant {
  readonly name: string;
  /** Its version and model, for a line below the table. */
  readonly about: string;
  /** Name of the page's script, in the site. */
  readonly script: string;
}

/** All contestants, in the order of the table. Each takes part with each number of threads. */
export const BROWSER_CONTESTANTS: readonly BrowserContestant[] = [
  {
    name: "voxweave",
    about: "`voxweave/browser`, with the sound of Node",
    script: "voxweave",
  },
  {
    name: "kokoro-js-int8",
    about: "kokoro-js 1.2.1 (transformers.js 3.8.1) on the int8 export, in a worker",
    script: "kokoro-js",
  },
];
