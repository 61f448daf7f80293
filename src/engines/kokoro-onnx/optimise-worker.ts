import { InferenceSession } from "onnxruntime-node";

/** Writes what onnxruntime makes of a graph: `node optimise-worker.js SOURCE TARGET`. */
const [source = "", target = ""] = process.argv.slice(2);
await InferenceSession.create(source, {
  executionProviders: ["cpu"],
  graphOptimizationLevel: "all",
  optimizedModelFilePath: target,
  logSeverityLevel: 3, // It warns that the graph is for this machine alone, which is what it is for.
});
