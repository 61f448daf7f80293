import { describe, expect, test } from "vitest";
import { openServerRig, type ServerRig } from "./support/open-server.js";
import { connectSocket, type SocketClient, soundOf } from "./support/socket-client.js";

/** A schema of the document of the API. */
interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly description?: string;
}

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      { readonly post?: { readonly requestBody: { readonly content: Record<string, { schema: Schema }> } } }
    >
  >;
}

/** The routes with a JSON body: each with its text, and the objects in its body. */
const ROUTES: readonly [path: string, body: object, objects: readonly string[]][] = [
  ["/v1/audio/speech", { input: "Hello." }, ["loudness", "pauses"]],
  ["/v1/captions", { input: "Hello." }, ["loudness", "pauses", "caption_options"]],
  ["/v1/explain", { input: "Hello." }, []],
  ["/v1/text-to-speech/alloy", { text: "Hello." }, ["voice_settings"]],
];

function typesOf({ type, anyOf = [] }: Schema): (string | undefined)[] {
  return [type, ...anyOf.flatMap(typesOf)];
}

/** Returns the schema of an object itself, which may also be null or have another type. */
function objectOf(schema: Schema | undefined): Schema {
  const options = [schema, ...(schema?.anyOf ?? [])].flatMap((one) => [one, ...(one?.anyOf ?? [])]);
  const found = options.find((one) => one?.properties !== undefined);
  if (found === undefined) throw new Error(`no object: ${JSON.stringify(schema)}`);
  return found;
}

async function bodySchema(rig: ServerRig, path: string): Promise<Schema> {
  const { paths } = (await (await fetch(`${rig.address}/openapi.json`)).json()) as Document;
  const content = paths[path.replace("alloy", "{voice_id}")]?.post?.requestBody.content;
  return objectOf(content?.["application/json"]?.schema);
}

/** Returns an object with `null` for each field that the document says may be absent. */
function nullsOf({ properties = {}, required = [] }: Schema): Record<string, null> {
  const optional = Object.keys(properties).filter((name) => !required.includes(name));
  return Object.fromEntries(optional.map((name) => [name, null]));
}

describe("null for a field that is not set", () => {
  test.each(ROUTES)("%s answers as it does without the fields", async (path, body, objects) => {
    await using rig = await openServerRig();
    const schema = await bodySchema(rig, path);
    const reply = async (fields: object): Promise<[number, Buffer, string | null]> => {
      const response = await rig.post(path, { ...body, ...fields });
      const { status, headers } = response;
      return [status, Buffer.from(await response.arrayBuffer()), headers.get("x-voxweave-ignored")];
    };
    const plain = await reply({});
    expect(plain[0], plain[1].toString()).toBe(200);
    expect(Object.keys(nullsOf(schema)).length).toBeGreaterThan(2);
    expect(await reply({ ...nullsOf(schema), key_of_another_server: null })).toEqual(plain);
    for (const name of objects) {
      const fields = nullsOf(objectOf(schema.properties?.[name]));
      expect(Object.keys(fields).length, name).toBeGreaterThan(0);
      expect((await reply({ [name]: fields }))[0], name).toBe(200);
    }
  });

  test.each(ROUTES)(
    "the document of %s says which fields may be null, and describes them",
    async (path, _, objects) => {
      await using rig = await openServerRig();
      const body = await bodySchema(rig, path);
      for (const schema of [body, ...objects.map((name) => objectOf(body.properties?.[name]))]) {
        for (const [name, field] of Object.entries(schema.properties ?? {})) {
          expect(typesOf(field).includes("null"), name).toBe(!schema.required?.includes(name));
        }
      }
      const undescribed = Object.entries(body.properties ?? {}).filter(([, { description }]) => !description);
      expect(undescribed.map(([name]) => name)).toEqual([]);
    },
  );

  test.each(ROUTES)("%s refuses a text that is null, and says what it got", async (path, body) => {
    await using rig = await openServerRig();
    const [name] = Object.keys(body);
    const response = await rig.post(path, { [name ?? ""]: null });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`"${name} must be a string, got null"`);
  });

  test("words of a lexicon must have a pronunciation", async () => {
    await using rig = await openServerRig();
    const response = await rig.post("/v1/audio/speech", { input: "SQL.", lexicon: { words: { SQL: null } } });
    expect(await response.json()).toMatchObject({
      error: { param: "lexicon.words.SQL", message: "lexicon.words.SQL must be a string, got null" },
    });
  });
});

describe("null in the messages of a WebSocket", () => {
  const connect = (rig: ServerRig, path: string): Promise<SocketClient> => connectSocket(`${rig.address}${path}`);

  test("a setting of a session that is null stays as it was", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig, "/v1/audio/speech/stream");
    client.send({ type: "session.update", session: { speed: 2, response_format: "wav" } });
    client.send({
      type: "session.update",
      api_key: null,
      session: { voice: null, speed: null, response_format: null, bitrate: null, timestamps: null, audio: null },
    });
    client.send({ type: "session.update", session: null });
    client.send(
      { type: "input_text.append", context_id: null, text: "Hello." },
      { type: "input_text.end", context_id: null },
    );
    await client.until({ type: "speech.audio.done" });
    const updates = client.messages.filter(({ type }) => type === "session.updated");
    expect(updates).toHaveLength(3);
    for (const { session } of updates) expect(session).toMatchObject({ speed: 2, response_format: "wav" });
    expect(client.messages.map(({ type }) => type)).not.toContain("error");
    expect(soundOf(client.messages).subarray(0, 4).toString()).toBe("RIFF");
  });

  test("a text that is null is refused", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig, "/v1/audio/speech/stream");
    client.send({ type: "input_text.append", text: null });
    expect(await client.until({ type: "error" })).toMatchObject({
      error: { param: "text", message: "text must be a string, got null" },
    });
  });

  test("ElevenLabs' messages may have null for each field", async () => {
    await using rig = await openServerRig();
    await using client = await connect(rig, "/v1/text-to-speech/alloy/stream-input?output_format=pcm_24000");
    const nothing = { context_id: null, flush: null, close_context: null, close_socket: null, xi_api_key: null };
    client.send({ ...nothing, text: " ", voice_settings: null, authorization: null, "xi-api-key": null });
    client.send({ ...nothing, text: "Hello there. ", voice_settings: { speed: null, stability: null } });
    client.send({ ...nothing, text: null }, { ...nothing, text: "" });
    expect((await client.closed).code).toBe(1000);
    expect(client.messages.filter(({ audio }) => audio).length).toBeGreaterThan(0);
  });
});
