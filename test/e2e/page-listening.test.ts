import { beforeAll, expect, test } from "vitest";
import { startServe } from "../server/support/serve-process.js";
import { button, field, litWords, openPageBrowser, type PageBrowser } from "../support/page.js";

let chromium: PageBrowser;

beforeAll(async () => {
  chromium = await openPageBrowser();
  return () => chromium[Symbol.asyncDispose]();
});

const SENTENCE = "One two three four five six seven eight nine ten. ";

test("the page goes on by itself behind the deadline of its server, also after a pause that is longer", async () => {
  await using server = await startServe(["--engine", "tone", "--deadline", "3"]);
  await using opened = await chromium.open(server.address);
  const { page } = opened;
  const text = SENTENCE.repeat(90).trim();
  const inputs: string[] = [];
  page.on("request", (request) => {
    if (!request.url().endsWith("/v1/audio/speech")) return;
    inputs.push((request.postDataJSON() as { readonly input: string }).input);
  });
  await field(page).fill(text);
  await button(page, "Speak").click();
  await expect.poll(() => litWords(page)).not.toEqual([]);
  await button(page, "Pause").click();
  // The request of the page ends at its deadline.
  await expect
    .poll(
      async () => ((await (await fetch(`${server.address}/v1/status`)).json()) as { readonly active: number }).active,
    )
    .toBe(0);
  await button(page, "Resume").click();
  // The listener goes to the end of the sound so far, again and again.
  const sound = page.getByRole("slider", { name: "Place in the sound" });
  const played = button(page, "Play");
  await expect
    .poll(
      async () => {
        if ((await played.count()) === 0) await sound.press("End");
        return played.count();
      },
      { timeout: 300_000 },
    )
    .toBe(1);
  expect(await page.getByRole("alert").filter({ hasText: /\w/u }).count()).toBe(0);
  expect(inputs.length).toBeGreaterThan(1);
  for (const input of inputs) expect(text.endsWith(input)).toBe(true);
  // All of it is there, in a sound as long as that of one request.
  await using patient = await startServe(["--engine", "tone"]);
  const reply = await fetch(`${patient.address}/v1/audio/speech`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ input: text, response_format: "pcm" }),
  });
  const seconds = (await reply.arrayBuffer()).byteLength / 48_000;
  expect(Math.abs(Number(await sound.getAttribute("aria-valuemax")) - seconds)).toBeLessThan(2);
});

test("a click on a part of the waveform that is not made yet waits for it, and goes on there", async () => {
  await using server = await startServe(["--engine", "tone"]);
  await using opened = await chromium.open(server.address);
  const { page } = opened;
  const sound = page.getByRole("slider", { name: "Place in the sound" });
  await field(page).fill("One.");
  await button(page, "Speak").click();
  await button(page, "Play").waitFor(); // The script of the player is here.
  const devTools = await page.context().newCDPSession(page);
  const network = { offline: false, latency: 0, uploadThroughput: -1 };
  await devTools.send("Network.emulateNetworkConditions", { ...network, downloadThroughput: 40_000 });
  await field(page).fill(SENTENCE.repeat(12).trim());
  await button(page, "Speak").click();
  await expect.poll(() => litWords(page)).not.toEqual([]);
  const { width = 0, height = 0 } = (await sound.boundingBox()) ?? {};
  await sound.click({ position: { x: width * 0.8, y: height / 2 } });
  await page.getByText("Waiting for more sound").waitFor();
  const place = Number(await sound.getAttribute("aria-valuenow"));
  expect(place).toBeGreaterThan(30);
  await devTools.send("Network.emulateNetworkConditions", { ...network, downloadThroughput: -1 });
  await page.getByText("Waiting for more sound").waitFor({ state: "detached" });
  expect(Number(await sound.getAttribute("aria-valuenow"))).toBeGreaterThanOrEqual(place);
  await button(page, "Play").waitFor();
});
