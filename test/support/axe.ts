import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

/** Looks for faults of accessibility in a page as it is shown now. Returns a line for each, such as `"color-contrast: <p>…"`. */
export async function faultsOfAccess(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source); // A script element would break the policy of the page.
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
