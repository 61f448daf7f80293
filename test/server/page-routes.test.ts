import { expect, test } from "vitest";
import { createSpeaker } from "../../src/create-speaker.js";
import { createServer } from "../../src/server/server.js";
import { openRig } from "../speaker/support/speak.js";
import { openTemporaryFolder } from "../support/temporary-folder.js";

test("createServer() refuses a folder for the page that has not the files of a browser, and says which command writes them", async () => {
  await using folder = await openTemporaryFolder();
  const { speaker } = openRig();
  const created = createServer({ speaker, page: { browserFiles: folder.path } });
  await expect(created).rejects.toThrow(TypeError);
  await expect(created).rejects.toThrow(
    `voxweave assets export --browser\` of this version has written, got ${folder.path}`,
  );
  await speaker.close();
});

test("page.json has the defaults of the server, or else those of its speaker, or else the engine's own voice", async () => {
  await using speaker = await createSpeaker({ engine: "tone", voice: "tone_low", speed: 1.25, loudness: "as-is" });
  await using server = await createServer({ speaker, page: true, defaults: { speed: 1.5 } });
  const { server: told } = (await server.app.inject("/page.json")).json<{ server: { defaults: object } }>();
  expect(told.defaults).toEqual({ voice: "tone_low", speed: 1.5, loudness: "as-is" });
  await using plain = await createSpeaker({ engine: "tone" });
  await using bare = await createServer({ speaker: plain, page: true });
  const { server: untold } = (await bare.app.inject("/page.json")).json<{ server: { defaults: object } }>();
  expect(untold.defaults).toEqual({ voice: plain.engine.defaultVoice });
});

test("createServer() leaves / to the app around it unless it has the page", async () => {
  const { speaker } = openRig();
  await using server = await createServer({ speaker });
  expect((await server.app.inject("/")).statusCode).toBe(404);
  expect((await server.app.inject("/page.json")).statusCode).toBe(404);
  await speaker.close();
});
