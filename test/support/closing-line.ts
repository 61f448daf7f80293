import type { Reporter, TestCase, TestModule } from "vitest/node";

/** Ends the run with one line that a script can read: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    for (const module of modules) {
      if (module.errors().length > 0) failed += 1;
      for (const test of module.children.allTests()) {
        if (!isSelected(test)) continue;
        if (succeeded(test)) passed += 1;
        else failed += 1;
      }
    }
    // Prints the line after the summary of the default reporter, for any order of the reporters.
    process.once("exit", () => process.stdout.write(`\n${passed} passed, ${failed} failed\n`));
  }
}

/** Tells whether the title matches the filter `-t`, if there is one. Vitest marks the others as skipped; they do not count. */
function isSelected(test: TestCase): boolean {
  const { testNamePattern } = test.project.config;
  return testNamePattern === undefined || testNamePattern.test(titleOf(test));
}

/** Returns the title of a test after the titles of its suites, the form that vitest matches with the filter. */
function titleOf({ name, parent }: Pick<TestCase, "name" | "parent">): string {
  return parent.type === "module" ? name : `${titleOf(parent)} ${name}`;
}

/** Tells whether a test passed. A skipped test proves nothing and counts as failed, so that nobody overlooks it. */
function succeeded(test: TestCase): boolean {
  return test.result().state === "passed";
}
