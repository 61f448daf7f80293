import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { listenFailure } from "../../../src/cli/serve/listen-failure.js";

/** Returns the error of a server that cannot listen. */
async function failureOf(host: string, port: number): Promise<unknown> {
  const [error] = (await once(createServer().listen(port, host), "error").catch((reason: unknown) => [reason])) as [
    unknown,
  ];
  return error;
}

test("a port that another program has is named, with the option that changes it", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const error = listenFailure(await failureOf("127.0.0.1", port), "127.0.0.1", port, "--port");
  other.close();
  expect(error).toMatchObject({
    message: `cannot listen on port ${port} of 127.0.0.1: another program listens on it: end that program, or choose another port with --port`,
    cause: { code: "EADDRINUSE" },
  });
});

test("a name without an address is named", async () => {
  const error = listenFailure(await failureOf("nobody.invalid", 8_880), "nobody.invalid", 8_880, "--port");
  expect(error).toMatchObject({
    message: expect.stringContaining("no address is known for this name: choose another host"),
  });
});

test("an address that the machine lacks is named", async () => {
  const error = listenFailure(await failureOf("192.0.2.1", 8_880), "192.0.2.1", 8_880, "--wyoming");
  expect(error).toMatchObject({
    message: expect.stringContaining("choose another host"),
    cause: { code: "EADDRNOTAVAIL" },
  });
});
