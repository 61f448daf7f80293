import { type Command, Option } from "commander";
import { collect } from "../reading-options.js";
import { flagOf, SETTING_NAMES, SETTINGS, type ServeSettings, type Setting } from "./settings.js";

/** Adds an option for each setting to a command. The command line leaves them as texts; `readSettings` checks them. */
export function withServeFlags(command: Command): Command {
  for (const name of SETTING_NAMES) command.addOption(optionOf(name, SETTINGS[name]));
  return command
    .option("--config <path>", "JSON file with settings, under the names of docs/server.md")
    .option("--check", "check the settings and their files, print the settings, and end");
}

function optionOf(name: keyof ServeSettings, { kind, argument = "", default: preset, help }: Setting<unknown>): Option {
  const flag = flagOf(name);
  if (kind === "switch") {
    // A switch that is on can only be turned off.
    return preset === true ? new Option(flag.replace("--", "--no-"), `do not ${help}`) : new Option(flag, help);
  }
  const shown = preset === undefined || kind === "list" ? "" : ` (default: ${String(preset)})`;
  const option = new Option(`${flag} ${argument}`, `${help}${kind === "list" ? "; may be repeated" : shown}`);
  return kind === "list" ? option.argParser(collect) : option;
}
