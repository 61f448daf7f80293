import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Ends the run with one line that a script can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        if (!isAskedFor(test)) continue;
        if (succeeded(test)) passed += 1;
        else failed += 1;
      }
    }
    // After the default reporter's own summary, whatever the order of the reporters.
    process.once("exit", () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}

/** Whether the title matches the filter `-t`, if there is one. Vitest marks the others as skipped, but nobody skipped them. */
function isAskedFor(test: TestCase): boolean {
  const { testNamePattern } = test.project.config;
  return testNamePattern === undefined || testNamePattern.test(titleOf(test));
}

/** With the titles of its suites before it, as vitest matches it. */
function titleOf({ name, parent }: Pick<TestCase, "name" | "parent">): string {
  return parent.type === "module" ? name : `${titleOf(parent)} ${name}`;
}

/** A test that was skipped proves nothing: it counts as failed, so that none is left behind unseen. */
function succeeded(test: TestCase): boolean {
  return test.result().state === "passed";
}
