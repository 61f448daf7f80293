import { createHash } from "node:crypto";
import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { create } from "tar";
import { openServer, type TestServer } from "./server.js";

/** Writes a wheel with these members, which pip can install from a folder. */
export async function writeWheel(folder: string, name: string, members: Record<string, Uint8Array>): Promise<void> {
  const info = `${name}-1.0.dist-info`;
  const wheel = zipSync({
    ...members,
    [`${info}/METADATA`]: strToU8(`Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`),
    [`${info}/WHEEL`]: strToU8("Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
    [`${info}/RECORD`]: strToU8(""),
  });
  await writeFile(join(folder, `${name}-1.0-py3-none-any.whl`), wheel);
}

/** Returns an environment in which the real pip finds only the wheels of `folder`. */
export function pipEnvironment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, PIP_NO_INDEX: "1", PIP_FIND_LINKS: folder };
}

/** Changes the number of the compression method of a member in a wheel. */
export async function changeZipMethod(path: string, member: string, method: number): Promise<void> {
  const bytes = await readFile(path);
  for (const [signature, methodAt] of [
    ["PK\x03\x04", 8],
    ["PK\x01\x02", 10],
  ] as const) {
    const nameAt = methodAt === 8 ? 30 : 46;
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 1)) {
      if (bytes.subarray(at + nameAt).indexOf(member) === 0) bytes.writeUInt16LE(method, at + methodAt);
    }
  }
  await writeFile(path, bytes);
}

/** Content of a package by path: bytes, or the target of a symbolic link. */
type Members = Record<string, Uint8Array | string>;

/** Opens a registry on loopback, with one package that the real npm can pack. */
export async function openNpmRegistry(
  folder: string,
  name: string,
  members: Members,
): Promise<TestServer & { readonly env: NodeJS.ProcessEnv }> {
  const tarball = await packTarball(folder, name, members);
  const server: TestServer = await openServer((request, response) => {
    if (request.url === `/${name}.tgz`) return void response.end(tarball);
    if (request.url !== `/${name}`) return void response.writeHead(404).end("{}");
    const dist = {
      tarball: `${server.endpoint}/${name}.tgz`,
      shasum: createHash("sha1").update(tarball).digest("hex"),
    };
    response.end(JSON.stringify({ name, "dist-tags": {}, versions: { "1.0.0": { name, version: "1.0.0", dist } } }));
  });
  return Object.assign(server, { env: { ...process.env, npm_config_registry: server.endpoint } });
}

async function packTarball(folder: string, name: string, members: Members): Promise<Uint8Array> {
  const all = { ...members, "package/package.json": strToU8(JSON.stringify({ name, version: "1.0.0" })) };
  for (const [path, bytes] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    if (typeof bytes === "string") await symlink(bytes, join(folder, path));
    else await writeFile(join(folder, path), bytes);
  }
  const file = join(folder, `${name}.tgz`);
  await create({ file, cwd: folder, gzip: true }, Object.keys(all));
  return readFile(file);
}
