// Vitest's functions for suites of test/contract/ that run in a page: the bundler puts this file in Vitest's place. The matchers are
// Vitest's own. Tests run one after another, in the order of their definition.
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

type Work = () => unknown;
interface Suite {
  readonly title: string;
  readonly before: Work[];
  readonly after: Work[];
  readonly steps: (Suite | { readonly title: string; readonly run: Work })[];
}

/** The outcome of a run: how many tests have run, and the title and the error of each that failed. */
export interface PageTestRun {
  readonly tests: number;
  readonly failures: readonly string[];
}

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

/** @public */
export const { expect } = chai;

const root: Suite = { title: "", before: [], after: [], steps: [] };
let open = root;

/** @public */
export function describe(title: string, define: () => void): void {
  const parent = open;
  open = { title, before: [], after: [], steps: [] };
  parent.steps.push(open);
  define();
  open = parent;
}

/** @public */
export const beforeAll = (work: Work): void => void open.before.push(work);
/** @public */
export const afterAll = (work: Work): void => void open.after.push(work);

/** @public */
export const test = Object.assign((title: string, run: Work): void => void open.steps.push({ title, run }), {
  each:
    <Value>(values: readonly Value[]) =>
    (title: string, run: (value: Value) => unknown): void => {
      for (const value of values) test(title.replace("%d", String(value)), () => run(value));
    },
});

/** Runs all tests that have been defined. */
export function runPageTests(): Promise<PageTestRun> {
  return runSuite(root);
}

async function runSuite({ before, steps, after }: Suite): Promise<PageTestRun> {
  let tests = 0;
  const failures: string[] = [];
  for (const work of before) await work();
  for (const step of steps) {
    if ("steps" in step) {
      const inner = await runSuite(step);
      tests += inner.tests;
      failures.push(...inner.failures);
      continue;
    }
    tests += 1;
    try {
      await step.run();
    } catch (error) {
      failures.push(`${step.title}: ${error}`);
    }
  }
  for (const work of after) await work();
  return { tests, failures };
}
