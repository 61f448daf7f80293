import { readFile, writeFile } from "node:fs/promises";
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { InferenceSession } from "#onnxruntime";
import { ModelProtoSchema } from "../../onnx/onnx_pb.js";
import { stripShapeInfo } from "../../onnx/strip-shape-info.js";
import { endWithParent } from "../../platform/node/processes/end-with-parent.js";

endWithParent();

/** Writes the graph that onnxruntime's optimiser makes, and its weights: `node optimise-worker.js SOURCE TARGET WEIGHTS`. */
const [source = "", target = "", weights = ""] = process.argv.slice(2);
await InferenceSession.create(source, {
  executionProviders: ["cpu"],
  graphOptimizationLevel: "all",
  optimizedModelFilePath: target,
  extra: {
    session: {
      optimized_model_external_initializers_file_name: weights, // In the folder of the target.
      optimized_model_external_initializers_min_size_in_bytes: "1024",
    },
  },
  logSeverityLevel: 3, // Otherwise it warns that the graph is only for this machine, which is intended.
});

const model = fromBinary(ModelProtoSchema, await readFile(target));
stripShapeInfo(model, new Set(model.graph?.initializer.map(({ name }) => name)));
await writeFile(target, toBinary(ModelProtoSchema, model));
