import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createToneEngine } from "../../../src/engines/tone/tone-engine.js";
import { createMetrics } from "../../../src/server/metrics/metrics.js";
import { ROOT } from "../../support/folders.js";

interface Dashboard {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
}

/** An engine with workers and a cache. */
const STATUS = {
  status: () => ({ state: "up", waiting: 0, workers: [], deaths: 0 }) as const,
  cacheStatus: () => ({ hits: 0, misses: 0, shared: 0, bytes: 0 }),
};

test("each query of the dashboard names metrics of the server, and each metric has a query", async () => {
  await using engine = createToneEngine();
  using metrics = createMetrics({ engine: { ...engine, ...STATUS }, active: () => 0 });
  const { panels } = JSON.parse(await readFile(join(ROOT, "deploy/grafana-dashboard.json"), "utf8")) as Dashboard;
  const queries = panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));
  expect(queries.length).toBeGreaterThan(10);
  const named = new Set<string>();
  for (const query of queries) {
    const found = query.match(/\b(?:voxweave|process)_[a-z_]+/gu) ?? [];
    expect(found.length).toBeGreaterThan(0);
    for (const name of found) named.add(name.replace(/_bucket$/u, ""));
  }
  expect([...named].sort()).toEqual([...metrics.names].sort());
});

test("the table of metrics in docs/server.md is that of the code", async () => {
  await using engine = createToneEngine();
  using metrics = createMetrics({ engine: { ...engine, ...STATUS }, active: () => 0 });
  const document = await readFile(join(ROOT, "docs/server.md"), "utf8");
  for (const name of metrics.names) expect(document).toContain(`\`${name}\``);
});
