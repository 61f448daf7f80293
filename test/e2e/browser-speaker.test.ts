import type { Browser, Page } from "playwright-core";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { AssetEvent, CreateBrowserSpeakerOptions } from "voxweave/browser";
import { createSpeaker } from "../../src/create-speaker.js";
import { openChromium } from "../support/chromium.js";
import { openFirefox } from "../support/firefox.js";
import { suiteAssets } from "../support/kokoro-model.js";
import { logMel, logMelDistance } from "../support/log-mel.js";
import { openStaticSite, type StaticSite, type StaticSiteOptions } from "../support/static-site.js";
import { webExport } from "../support/web-export.js";

declare global {
  var createPageSpeaker: typeof import("voxweave/browser").createSpeaker;
  /** The speaker of the page in which several tests play. */
  var pageSpeaker: Awaited<ReturnType<typeof import("voxweave/browser").createSpeaker>>;
}

/** A busy machine opens the model slowly. */
const PATIENCE_MS = 250_000;
const TEXT = "Dr. Smith paid $3.50.";

/** A policy that allows only what docs/browser.md asks for. */
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
const ISOLATED = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const PAGES = {
  "/": '<!doctype html><script type="module" src="/start.js"></script>',
  "/early": '<!doctype html><script type="module" src="/early.js"></script>',
  "/early.js": `
    import "/start.js";
    globalThis.pageSpeaker = await createPageSpeaker();
    pageSpeaker.play("Too early.").finished.catch(({ message }) => console.log(message));`,
  "/firefox": '<!doctype html><script type="module" src="/firefox.js"></script>',
  // Its requests tell the test what it has found.
  "/firefox.js": `
    import { createSpeaker } from "/voxweave/voxweave.js";
    const tell = (path, found) => fetch("/" + path + "/" + encodeURIComponent(JSON.stringify(found)));
    try {
      const speaker = await createSpeaker({ threads: 2 });
      const spoken = await speaker.speak(${JSON.stringify(TEXT)});
      const { samples, words, durationSeconds } = spoken;
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      const mp3Bytes = (await spoken.encode("mp3")).length;
      await tell("spoken", { durationSeconds, words: words.map(({ spoken, startSeconds }) => [spoken, startSeconds]), power, mp3Bytes });
    } catch (error) {
      await tell("failed", String(error));
    }`,
  "/start.js": `
    import { createSpeaker } from "/voxweave/voxweave.js";
    globalThis.createPageSpeaker = createSpeaker;

    /** Plays two seconds of a tone of 220 Hz through the worklet at rate 2, and returns the pitch of the output. */
    globalThis.renderTone = async () => {
      const context = new OfflineAudioContext(1, 20 * 24_000, 24_000);
      await context.audioWorklet.addModule("/voxweave/playback-worklet.js");
      const node = new AudioWorkletNode(context, "voxweave-playback", { numberOfInputs: 0, outputChannelCount: [1] });
      let heard = 0;
      node.port.onmessage = ({ data }) => (heard = data.seconds);
      const tone = Float32Array.from({ length: 48_000 }, (_, index) => Math.sin((2 * Math.PI * 220 * index) / 24_000));
      node.port.postMessage({ type: "rate", rate: 2 });
      for (let at = 0; at < tone.length; at += 2_400)
        node.port.postMessage({ type: "samples", samples: tone.slice(at, at + 2_400) });
      node.connect(context.destination);
      /** The rendering stops often until the messages have come to its thread. */
      const stopAt = async (seconds) => {
        await context.suspend(seconds);
        await new Promise((resolve) => setTimeout(resolve, 10));
        if (heard === 0 && seconds < 18) void stopAt(seconds + 0.05);
        context.resume();
      };
      void stopAt(0.05);
      const output = (await context.startRendering()).getChannelData(0);
      const start = output.findIndex((sample) => sample !== 0);
      const part = output.subarray(start + 2_000, start + 20_000);
      const crossings = part.filter((sample, index) => sample >= 0 && part[index - 1] < 0).length;
      return (crossings * 24_000) / part.length;
    };`,
};

let folder: string;
let browser: Browser;
/** A site, and a page whose profile is that of all tests that may find the weights there. */
let site: StaticSite;
let first: Page;

beforeAll(async () => {
  folder = await webExport();
  browser = await openChromium();
  site = await openSite();
  first = await openPage(site);
  return async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  };
});

/** Opens a page of a site in a profile of its own. */
async function openPage(site: StaticSite, profile?: Page): Promise<Page> {
  const page = await (profile?.context() ?? (await browser.newContext())).newPage();
  await page.goto(`${site.address}/`);
  await page.waitForFunction(() => "createPageSpeaker" in globalThis);
  return page;
}

function openSite(options: StaticSiteOptions = {}): Promise<StaticSite> {
  return openStaticSite(folder, {
    ...options,
    pages: PAGES,
    headers: { "content-security-policy": POLICY, ...options.headers },
  });
}

/** Speaks a text in a page. */
function speakIn(page: Page, text: string, options: CreateBrowserSpeakerOptions = {}) {
  return page.evaluate(
    async ([said, settings]) => {
      const events: string[] = [];
      const onEvent = ({ type, asset }: { readonly type: string; readonly asset: string }) =>
        events.push(`${type} ${asset}`);
      const speaker = await globalThis.createPageSpeaker({ ...settings, onEvent });
      const spoken = await speaker.speak(said);
      const { samples, words, durationSeconds } = spoken;
      const mp3 = await spoken.encode("mp3");
      await speaker.close();
      return {
        samples: Array.from(samples),
        words,
        durationSeconds,
        events,
        mp3Bytes: mp3.length,
      };
    },
    [text, options] as const,
  );
}

test("a page under a strict policy speaks as Node does, and loads the weights once", async () => {
  await using site = await openSite({ headers: ISOLATED });
  const page = await openPage(site);
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  const inPage = await speakIn(page, TEXT, { threads: 2 });
  await using speaker = await createSpeaker({ assets: { cacheFolder: suiteAssets().cacheFolder, offline: true } });
  const inNode = await speaker.speak(TEXT);
  expect(errors).toEqual([]);
  expect(await page.evaluate(() => Reflect.get(globalThis, "crossOriginIsolated"))).toBe(true);
  expect(inPage.durationSeconds).toBe(inNode.durationSeconds);
  expect(inPage.words).toEqual(inNode.words);
  expect(
    logMelDistance(logMel(Float32Array.from(inPage.samples), 24_000), logMel(inNode.samples, 24_000)),
  ).toBeLessThan(0.5);
  expect(inPage.mp3Bytes).toBeGreaterThan(1_000);

  const asked = site.requests.length;
  const again = await speakIn(await openPage(site, page), "Once more.");
  expect(again.durationSeconds).toBeGreaterThan(0.5);
  expect(site.requests.slice(asked).filter((request) => /models|voices/u.test(request))).toEqual([]);
});

test("a page in Firefox speaks as Node does, with threads and under a strict policy", async () => {
  await using site = await openSite({ headers: ISOLATED });
  await using _firefox = await openFirefox(`${site.address}/firefox`);
  const told = /^GET \/(?:spoken|failed)\/(.+)$/u;
  const request = await vi.waitUntil(() => site.requests.find((line) => told.test(line)), PATIENCE_MS);
  const found: unknown = JSON.parse(decodeURIComponent(told.exec(request)?.[1] ?? ""));
  await using speaker = await createSpeaker({ assets: { cacheFolder: suiteAssets().cacheFolder, offline: true } });
  const { durationSeconds, words, samples } = await speaker.speak(TEXT);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  expect(found).toEqual({
    durationSeconds,
    words: words.map(({ spoken, startSeconds }) => [spoken, startSeconds]),
    power: expect.closeTo(power, 3),
    mp3Bytes: expect.any(Number),
  });
});

test("a download that breaks off goes on at the next visit where it stopped", async () => {
  await using site = await openSite();
  const profile = await openPage(site);
  site.breakAfter(20_000_000);
  await profile.evaluate(async () => {
    const aborter = new AbortController();
    const onEvent = ({ type }: { readonly type: string }) => type === "retrying" && aborter.abort(new Error("closed"));
    await globalThis.createPageSpeaker({ signal: aborter.signal, onEvent }).catch(() => {});
  });
  const before = site.requests.filter((request) => request.includes("/models/"));
  const page = await openPage(site, profile);
  await page.evaluate(async () => (await globalThis.createPageSpeaker()).close());
  const after = site.requests.filter((request) => request.includes("/models/")).slice(before.length);
  expect(before.length).toBeGreaterThan(2);
  expect(after[0]).toBe(before.at(-1));
  expect(after.length).toBeLessThan(15);
});

test("the weights come from another host too, through a redirect, though it hides their size", async () => {
  const file = "/voxweave/models/kokoro-v1.0-int8.onnx.gzip";
  await using host = await openStaticSite(folder, {
    headers: { "access-control-allow-origin": "*" },
    redirects: { "/resolve/main/kokoro.onnx.gz": file },
  });
  await using site = await openSite({
    headers: { ...ISOLATED, "content-security-policy": `${POLICY}; connect-src 'self' ${host.address}` },
  });
  const page = await openPage(site);
  await page.evaluate(async (weights) => {
    const speaker = await globalThis.createPageSpeaker({ weights });
    await speaker.close();
  }, `${host.address}/resolve/main/kokoro.onnx.gz`);
  expect(host.requests.filter((request) => request.includes(file)).length).toBeGreaterThan(10);
  expect(site.requests.filter((request) => request.includes("/models/"))).toEqual([]);
});

test("a damaged file of weights is refused, and nothing of it is kept", async () => {
  await using site = await openSite();
  const page = await openPage(site);
  const outcome = await page.evaluate(async () => {
    const failure = await globalThis.createPageSpeaker({ weights: "/voxweave/voices/af_heart.bin" }).then(
      () => undefined,
      (error: { readonly code?: string; readonly message: string }) => ({ code: error.code, message: error.message }),
    );
    const cache = await Reflect.get(globalThis, "caches").open("voxweave-1");
    return { failure, kept: (await cache.keys()).length as number };
  });
  expect(outcome.failure).toMatchObject({
    code: "VOX_ASSET_CORRUPT",
    message: expect.stringContaining("assets export"),
  });
  expect(outcome.kept).toBe(0);
});

// One page with one speaker, because it takes seconds to open the model.
describe("a page with a speaker", () => {
  let page: Page;
  let saidEarly: string;
  beforeAll(async () => {
    page = await first.context().newPage();
    // Playwright's calls of functions of the page count as clicks: there are none before the page has said that it needs one.
    const [said] = await Promise.all([
      page.waitForEvent("console", { predicate: (message) => message.type() === "log", timeout: PATIENCE_MS }),
      page.goto(`${site.address}/early`),
    ]);
    saidEarly = said.text();
  });

  test("a page that plays before a click learns what to do", () => {
    expect(saidEarly).toMatch(/the browser does not play: a page may play sound only after a click or a key/u);
  });

  // Before all speech, because the speaker has read no data yet.
  test("a page says what is missing or wrong, and how to fix it", async () => {
    await page.route("**/data/**", (route) => route.abort("internetdisconnected"), { times: 1 });
    const failures = await page.evaluate(async () => {
      const failure = async (work: () => Promise<unknown>) => {
        try {
          await work();
          return "no failure";
        } catch (error) {
          return String(error);
        }
      };
      const create = (options: object) => failure(() => globalThis.createPageSpeaker(options));
      const speaker = globalThis.pageSpeaker;
      const loaded: string[] = [];
      const offline = await failure(() => speaker.speak("Hello."));
      return {
        offline,
        threads: await create({ threads: 2 }),
        device: await create({ device: "gpu" }),
        gpu: await create({ device: "webgpu" }),
        byDefault: `${speaker.device?.device}: ${speaker.device?.reason}`,
        voice: await create({ voice: "af_hart", onEvent: ({ type }: AssetEvent) => loaded.push(type) }),
        loaded,
        file: await create({ weights: "/nowhere.onnx" }),
        page: await create({ weights: "/early" }),
        otherVoice: await failure(() => speaker.speak("Hello.", { voice: "bf_emma" })),
        spanish: await failure(() => speaker.speak("Hola.", { language: "es" })),
      };
    });
    expect(failures).toEqual({
      offline: expect.stringMatching(/data\/\S+ cannot be read: its server cannot be reached; try again/u),
      threads: expect.stringMatching(/RangeError: threads must be 1 .* Cross-Origin-Opener-Policy/u),
      device: expect.stringMatching(/device must be one of auto, wasm, webgpu, got "gpu"/u),
      gpu: expect.stringMatching(/WebGPU cannot be used: the browser (?:has|offers) no/u),
      byDefault: expect.stringMatching(/^wasm: the browser (?:has|offers) no/u),
      voice: expect.stringMatching(/no voice "af_hart"; did you mean af_heart/u),
      loaded: [], // Nothing is downloaded for a voice that does not exist.
      file: expect.stringMatching(/cannot get kokoro-v1.0-int8: .*nowhere.onnx answered 404/u),
      page: expect.stringMatching(/cannot get kokoro-v1.0-int8: .*early answered with a web page, as some do/u),
      otherVoice: expect.stringMatching(/cannot get voices\/bf_emma: .* answered 404.*assets export --browser/u),
      spanish: expect.stringMatching(/Spanish cannot be read in a browser, only English/u),
    });
  });

  test("a page plays a text while it is spoken: words as they are heard, pause, going back, stop", async () => {
    const played = await page.evaluate(async () => {
      const speaker = globalThis.pageSpeaker;
      const until = async (reached: () => boolean) => {
        while (!reached()) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      const heard: string[] = [];
      const playback = speaker.play("One two three four five.", {
        onWord: ({ spoken }) => heard.push(spoken.toLowerCase()),
      });
      await until(() => heard.includes("two"));
      playback.pause();
      await new Promise((resolve) => setTimeout(resolve, 200));
      const paused = playback.positionSeconds;
      await new Promise((resolve) => setTimeout(resolve, 400));
      const still = playback.positionSeconds;
      playback.seek(0);
      playback.resume();
      await playback.finished;
      const cutOff = speaker.play("The next one stops this.");
      const long = speaker.play("This one is stopped at its first word.", {
        onWord: () => long.stop(),
      });
      await Promise.all([cutOff.finished, long.finished]);
      const after = long.positionSeconds;
      return { heard, paused, still, duration: playback.durationSeconds, end: playback.positionSeconds, after };
    });
    const five = ["one", "two", "three", "four", "five"];
    expect(played.heard.slice(0, 2)).toEqual(["one", "two"]);
    expect(played.heard.slice(-5)).toEqual(five);
    expect(played.still).toBe(played.paused);
    expect(played.end).toBeCloseTo(played.duration, 2);
    expect(played.after).toBeLessThan(played.duration);
  });

  test("a page that was busy while it played, and goes back or stops, hears of no word from before that", async () => {
    const heard = await page.evaluate(async () => {
      const speaker = globalThis.pageSpeaker;
      let heard: string[] = [];
      const playback = speaker.play("One two three four five six seven eight.", {
        onWord: ({ spoken }) => heard.push(spoken.toLowerCase()),
      });
      const until = async (word: string) => {
        while (!heard.includes(word)) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      /** The player goes on meanwhile, and its reports wait. */
      const beBusy = () => {
        const end = performance.now() + 300;
        while (performance.now() < end);
      };
      await until("four");
      beBusy();
      playback.seek(0);
      const place = playback.positionSeconds;
      heard = [];
      await until("one");
      const back = [...heard];
      await until("four");
      beBusy();
      playback.stop();
      heard = [];
      await playback.finished;
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { place, back, stopped: heard };
    });
    expect(heard).toEqual({ place: 0, back: ["one"], stopped: [] });
  });

  test("a page that seeks before its sound is there starts at that place, after the words before it", async () => {
    const heard = await page.evaluate(async () => {
      const speaker = globalThis.pageSpeaker;
      const heard: string[] = [];
      const playback = speaker.play("One two three four five six.", {
        onWord: ({ spoken }) => heard.push(spoken.toLowerCase()),
      });
      playback.seek(1.2);
      await playback.finished;
      return heard;
    });
    expect(heard.slice(0, 1)).not.toEqual(["one"]);
    expect(heard.slice(-1)).toEqual(["six"]);
  });

  test("a page whose text arrives slowly waits in the pause, says so, and goes on with the next piece", async () => {
    const played = await page.evaluate(async () => {
      const speaker = globalThis.pageSpeaker;
      let give: () => void = () => {};
      const given = new Promise<void>((resolve) => (give = resolve));
      const heard: string[] = [];
      async function* pieces() {
        yield "One two three.\n\nFour five six.\n\nSeven eight nine.\n\nTen ";
        await given;
        yield "eleven twelve.";
      }
      const playback = speaker.play(pieces(), { onWord: ({ spoken }) => heard.push(spoken.toLowerCase()) });
      const before = playback.isWaiting;
      while (!playback.isWaiting) await new Promise((resolve) => setTimeout(resolve, 5));
      const waited = [...heard];
      const dry = playback.positionSeconds;
      playback.seek(dry + 0.2);
      give();
      await playback.finished;
      return { before, waited, heard, dry, after: playback.isWaiting };
    });
    expect(played.before).toBe(false);
    expect(played.waited.slice(0, 3)).toEqual(["one", "two", "three"]);
    expect(played.waited).not.toContain("ten");
    expect(played.dry).toBeGreaterThan(0.5);
    expect(played.heard.slice(-3)).toEqual(["ten", "eleven", "twelve"]);
    expect(played.after).toBe(false);
  });

  test("a page plays a text at another rate: the words keep their places in the sound, and the pitch stays", async () => {
    const played = await page.evaluate(async () => {
      const speaker = globalThis.pageSpeaker;
      const heard: (readonly [string, number, number])[] = [];
      const playback = speaker.play("One two three four five six.", {
        rate: 2,
        onWord: ({ spoken, startSeconds }) => {
          heard.push([spoken.toLowerCase(), startSeconds, playback.positionSeconds]);
          if (heard.length === 3) playback.rate = 0.5;
        },
      });
      await playback.finished;
      let refused = "";
      try {
        playback.rate = 4;
      } catch (error) {
        refused = String(error);
      }
      return { heard, rate: playback.rate, refused, end: playback.positionSeconds, duration: playback.durationSeconds };
    });
    expect(played.heard.map(([word]) => word)).toEqual(["one", "two", "three", "four", "five", "six"]);
    for (const [, start, position] of played.heard) expect(position).toBeGreaterThanOrEqual(start);
    expect(played.end).toBeCloseTo(played.duration, 2);
    expect(played.rate).toBe(0.5);
    expect(played.refused).toBe("RangeError: rate must be 0.5 to 3, got 4");

    const hertz: number = await page.evaluate("renderTone()");
    expect(Math.abs(hertz / 220 - 1)).toBeLessThan(0.01);
  });

  test("a speaker of a page that is closed says so", async () => {
    const failure = await page.evaluate(async () => {
      await globalThis.pageSpeaker.close();
      return globalThis.pageSpeaker.speak("Hello.").then(() => "no failure", String);
    });
    expect(failure).toMatch(/the speaker is closed/u);
  });

  test("a file that the browser keeps damaged is downloaded again", async () => {
    const events = await page.evaluate(async () => {
      const open = async () => {
        const events: string[] = [];
        const onEvent = ({ type, asset }: { readonly type: string; readonly asset: string }) =>
          type !== "progress" && events.push(`${type} ${asset}`);
        await (await globalThis.createPageSpeaker({ onEvent })).close();
        return events;
      };
      const cache = await Reflect.get(globalThis, "caches").open("voxweave-1");
      const [, , third] = await cache.keys();
      await cache.put(third, new Response(new Uint8Array(4 * 1024 * 1024)));
      return [await open(), await open()];
    });
    const verified = "verified kokoro-v1.0-int8";
    expect(events).toEqual([["retrying kokoro-v1.0-int8", "started kokoro-v1.0-int8", verified], [verified]]);
  });
});
