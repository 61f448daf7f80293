import { describe, expect, test } from "vitest";
import { type ServeProcess, startServe } from "../server/support/serve-process.js";
import { childrenOf } from "../support/processes.js";

/** Ends the process of each child of the server that speaks. */
function killWorkers(server: ServeProcess): void {
  for (const pid of childrenOf(server.pid)) process.kill(pid, "SIGKILL");
}

describe("a server with Kokoro", () => {
  const NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
  const THINGS = ["apples", "boats", "candles", "doors", "engines"];
  const TEXTS = THINGS.flatMap((thing) => NUMBERS.map((number) => `${number} ${thing}.`));

  const speak = async (server: ServeProcess, input: string): Promise<Buffer> => {
    const response = await server.speak({ input, response_format: "pcm" });
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };

  const speakAlone = async (): Promise<Buffer[]> => {
    await using server = await startServe();
    const alone: Buffer[] = [];
    for (const text of TEXTS) alone.push(await speak(server, text));
    return alone;
  };

  test("50 clients at once get the sound that each gets alone, bit by bit, while workers are killed", async () => {
    const alone = await speakAlone();
    expect(new Set(alone.map((sound) => sound.toString("base64"))).size).toBe(TEXTS.length);
    // A server of its own: the first one would take the sounds from its cache.
    await using server = await startServe();
    let answered = 0;
    let kills = 0;
    // The utterance that a killed worker was at is spoken once more, and is done long before the next kill.
    const speakAmongKills = async (text: string): Promise<Buffer> => {
      const sound = await speak(server, text);
      answered += 1;
      if (answered === 10 || answered === 25 || answered === 40) {
        killWorkers(server);
        kills += 1;
      }
      return sound;
    };
    const together = await Promise.all(TEXTS.map(speakAmongKills));
    expect(kills).toBe(3);
    for (const [index, sound] of together.entries()) {
      expect(sound.equals(alone[index] ?? Buffer.alloc(0)), TEXTS[index]).toBe(true);
    }
  });
});
