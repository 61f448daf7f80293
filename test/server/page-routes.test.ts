import { expect, test } from "vitest";
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

test("createServer() leaves / to the app around it unless it has the page", async () => {
  const { speaker } = openRig();
  await using server = await createServer({ speaker });
  expect((await server.app.inject("/")).statusCode).toBe(404);
  expect((await server.app.inject("/page.json")).statusCode).toBe(404);
  await speaker.close();
});
