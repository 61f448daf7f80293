// Makes src/onnx/onnx_pb.ts from the onnx.proto beside it. Run it by hand when onnx.proto changes.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../src/onnx/", import.meta.url));
const template = JSON.stringify({
  version: "v2",
  plugins: [{ local: "protoc-gen-es", out: ".", opt: ["target=ts", "import_extension=js"] }],
});
const packages = ["@bufbuild/buf@1", "@bufbuild/protoc-gen-es@2"].flatMap((name) => ["--package", name]);
const command = ["buf", "generate", "--path", "onnx.proto", "--template", template];
execFileSync("npx", ["--yes", ...packages, ...command], { cwd: folder, stdio: "inherit" });
