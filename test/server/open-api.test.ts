import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, test } from "vitest";
import { openServerRig } from "./support/open-server.js";

interface Operation {
  readonly summary?: string;
  readonly tags?: string[];
  readonly requestBody?: { readonly content: Record<string, { readonly example?: unknown }> };
  readonly responses: Record<
    string,
    { readonly description: string; readonly content?: object; readonly headers?: object }
  >;
}

interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly securitySchemes: object };
}

async function readDocument(): Promise<Document> {
  await using rig = await openServerRig();
  return (await (await fetch(`${rig.address}/openapi.json`)).json()) as Document;
}

test("the document of the API is valid OpenAPI 3.1", async () => {
  const document = await readDocument();
  expect(document.openapi).toBe("3.1.0");
  const result = await new Validator().validate({ ...document });
  expect(result).toMatchObject({ valid: true });
});

test("the document has every route, with its replies, their headers and its keys", async () => {
  const { paths, components } = await readDocument();
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );
  expect(Object.fromEntries(operations)).toMatchObject({
    "get /v1/models/{id}": { responses: { 404: {} } },
    "get /v1/voices/{id}": { responses: { 404: {} } },
    "post /v1/captions": { responses: { 200: { content: { "application/json": {}, "text/vtt": {} } } } },
    "post /v1/explain": { responses: { 200: { headers: { "x-voxweave-unspoken": {} } } } },
    "post /v1/audio/speech": {
      responses: {
        200: {
          content: { "audio/mpeg": {}, "audio/pcm": {}, "text/event-stream": {} },
          headers: { "x-voxweave-ignored": {}, "x-voxweave-model": {}, "x-voxweave-silence": {}, "x-request-id": {} },
        },
        429: { headers: { "x-should-retry": {}, "retry-after-ms": {}, "retry-after": {} } },
      },
    },
  });
  expect(components.securitySchemes).toMatchObject({ bearer: { type: "http", scheme: "bearer" } });
  for (const [name, { summary, tags, responses, requestBody }] of operations) {
    expect([name, summary, tags], name).not.toContain(undefined);
    for (const reply of Object.values(responses)) expect(reply, name).not.toMatchObject({ description: "" });
    if (requestBody) expect(requestBody.content["application/json"]?.example, name).toBeTypeOf("object");
  }
});
