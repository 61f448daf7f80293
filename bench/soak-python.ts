import { childEnvironment } from "#dist/platform/node/processes/child-environment.js";
import { openPythonPool } from "#dist/python/bridge/python-pool.js";
import { readBridgeScript } from "#dist/python/bridge/script.js";
import { DEFAULT_TIMEOUTS } from "#dist/workers/timeouts.js";
import { soakJob } from "./soak-jobs.js";
import { SOAK_RESTARTS, type SoakSubject, type SubjectOptions } from "./soak-subject.js";

/** An engine without a model, in the same script as real engines. */
export async function openPythonSubject({ size, recycleJobs, random }: SubjectOptions): Promise<SoakSubject> {
  const adapter = new URL("../../test/python/bridge/fixtures/faulty_bridge.py", import.meta.url);
  const script = await readBridgeScript(adapter);
  return {
    open(onEvent) {
      const pool = openPythonPool({
        engine: "soak",
        setUpCommand: "pip install numpy",
        python: process.env["VOXWEAVE_TEST_PYTHON"] ?? "python3",
        script,
        settings: {},
        env: childEnvironment(process.env),
        size,
        timeouts: DEFAULT_TIMEOUTS,
        recycling: { jobs: recycleJobs },
        restarts: SOAK_RESTARTS,
        onEvent,
      });
      return {
        ...pool,
        async speak(number) {
          const job = soakJob(number, random);
          return job.check(await pool.run(job.payload));
        },
      };
    },
  };
}
