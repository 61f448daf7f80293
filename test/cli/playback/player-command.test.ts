import { describe, expect, test } from "vitest";
import { argsForFile, parsePlayerCommand, playsFiles } from "../../../src/cli/playback/player-command.js";
import { systemPlayers } from "../../../src/cli/playback/system-players.js";

describe("parsePlayerCommand()", () => {
  test.each<[command: string, program: string, args: string[]]>([
    ["aplay", "aplay", []],
    ["  aplay  -q\t- ", "aplay", ["-q", "-"]],
    [`"C:\\Program Files\\player.exe" '{file}'`, "C:\\Program Files\\player.exe", ["{file}"]],
    [`mpv --title="It's on" ''`, "mpv", ["--title=It's on", ""]],
    [`sh -c 'cat | aplay "-"'`, "sh", ["-c", 'cat | aplay "-"']],
  ])("parsePlayerCommand() splits %j into words", (command, program, args) => {
    expect(parsePlayerCommand(command)).toEqual({ program, args });
  });

  test.each([
    ["", "must name a program"],
    [" ", "must name a program"],
    ["''", "must name a program"],
    ["aplay 'a", "must close each quote"],
    [`aplay "it's`, "must close each quote"],
  ])("parsePlayerCommand() rejects %j", (command, message) => {
    expect(() => parsePlayerCommand(command)).toThrow(message);
  });
});

describe("a player of files", () => {
  test("a player plays files if an argument contains {file}, and the path replaces it", () => {
    const player = parsePlayerCommand("play --in={file} -q");
    expect(playsFiles(player)).toBe(true);
    expect(argsForFile(player, "/tmp/$&.wav")).toEqual(["--in=/tmp/$&.wav", "-q"]);
    expect(playsFiles(parsePlayerCommand("play -q"))).toBe(false);
  });

  test("the player of PowerShell quotes a path with an apostrophe", () => {
    const player = systemPlayers("win32").find(({ program }) => program === "powershell");
    if (player === undefined) throw new Error("powershell is missing");
    expect(argsForFile(player, "C:\\O'Brien\\a.wav").at(-1)).toContain("SoundPlayer 'C:\\O''Brien\\a.wav')");
  });
});
