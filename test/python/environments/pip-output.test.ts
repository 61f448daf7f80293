import { expect, test } from "vitest";
import type { EnvironmentEvent } from "../../../src/python/environments/events.js";
import { createPipReader } from "../../../src/python/environments/pip-output.js";

/** Lines that pip 26.3 printed. */
const LINES = `Looking in links: /srv/wheels
Ignoring colorama: markers 'sys_platform == "win32"' don't match your environment
Requirement already satisfied: typing-extensions==4.16.0 in ./lib/python3.11/site-packages (from -r lock.txt (line 9))
Collecting thinc==8.3.14 (from -r lock.txt (line 2009))
  Downloading thinc-8.3.14-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl (4.5 MB)
Progress 0 of 4496138
Progress 262144 of 4496138
Progress 4496138 of 4496138
Collecting numpy
  Using cached https://index.example/packages/numpy-2.4.6-cp311-cp311-manylinux_2_28_x86_64.whl (16.6 MB)
Collecting numpy
Processing /srv/wheels/typing_inspection-0.4.5-py3-none-any.whl (from -r lock.txt (line 2175))
Installing collected packages: wrapt, weasel, wasabi
Successfully installed wasabi-1.1.3 weasel-1.0.1 wrapt-2.5.2`.split("\n");

test("the output of pip becomes package events, with the total for this machine, and download events", () => {
  const events: EnvironmentEvent[] = [];
  const read = createPipReader("packages", 5, (event) => events.push(event));
  for (const line of LINES) read(line);
  const phase = "packages";
  const file = "thinc-8.3.14-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl";
  expect(events).toEqual([
    { type: "package", phase, package: "typing-extensions", done: 1, total: 4 },
    { type: "package", phase, package: "thinc", done: 2, total: 4 },
    { type: "download", phase, file, bytesDone: 0, bytesTotal: 4_496_138 },
    { type: "download", phase, file, bytesDone: 262_144, bytesTotal: 4_496_138 },
    { type: "download", phase, file, bytesDone: 4_496_138, bytesTotal: 4_496_138 },
    { type: "package", phase, package: "numpy", done: 3, total: 4 },
    { type: "package", phase, package: "typing-inspection", done: 4, total: 4 },
    { type: "installing", phase, packages: 3 },
  ]);
});

test("package events have no total if the number of packages is unknown", () => {
  const events: EnvironmentEvent[] = [];
  const read = createPipReader("torch", undefined, (event) => events.push(event));
  read("Collecting torch==2.13.0 (from -r torch.txt (line 1))");
  expect(events).toEqual([{ type: "package", phase: "torch", package: "torch", done: 1, total: undefined }]);
});
