import { dirname, resolve } from "node:path";
import { suggest } from "../../core/suggest.js";
import { checkSchema } from "../../platform/check-schema.js";
import { readJsonFile } from "../read-json.js";
import { unreadable } from "../unreadable-text.js";
import { UsageError } from "../usage-errors.js";
import { flagOf, SETTING_NAMES, SETTINGS, type ServeSettings, type Setting, variableOf } from "./settings.js";

type Name = keyof ServeSettings;

/** Where the settings come from. */
export interface SettingSources {
  /** Values from the command line, as commander has parsed them: texts, lists of texts, and `true` or `false`. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly env: NodeJS.ProcessEnv;
  /** Path of a configuration file. @default that of `VOXWEAVE_SERVE_CONFIG`, or none */
  readonly config?: string | undefined;
}

/** The settings, and where each comes from. */
export interface EffectiveSettings {
  readonly settings: ServeSettings;
  /** Such as `"--port"`, `"VOXWEAVE_SERVE_PORT"`, `"/etc/voxweave.json: port"` or `"default"`. */
  readonly origins: Readonly<Record<Name, string>>;
}

interface Found {
  readonly value: unknown;
  readonly origin: string;
}

/**
 * Reads the settings. The command line overrides the environment, which overrides the configuration file.
 *
 * @throws {UsageError} with all mistakes, each with its source.
 * @throws {VoxError} `VOX_FILE_UNREADABLE` if the configuration file cannot be read.
 */
export async function readSettings({ flags, env, config }: SettingSources): Promise<EffectiveSettings> {
  const path = config ?? (env[variableOf("config")] || undefined);
  const file = path === undefined ? {} : await readConfigFile(path);
  const mistakes = [...unknownVariables(env), ...(path === undefined ? [] : unknownFields(path, file))];
  const settings: Partial<Record<Name, unknown>> = {};
  const origins: Partial<Record<Name, string>> = {};
  for (const name of SETTING_NAMES) {
    const setting: Setting<unknown> = SETTINGS[name];
    const found =
      findFlag(name, setting, flags) ?? findVariable(name, setting, env) ?? findField(name, setting, path, file);
    const { value, origin } = found ?? { value: setting.default, origin: "default" };
    const checked = checkSchema(setting.schema, value, origin);
    settings[name] = checked.value;
    origins[name] = origin;
    if (checked.mistake === undefined) continue;
    const { path: part, message } = checked.mistake;
    mistakes.push(part === undefined ? message : `${origin}.${message}`); // A part of a list.
  }
  if (mistakes.length > 0) throw new UsageError(mistakes.join("\n"));
  return { settings: settings as unknown as ServeSettings, origins: origins as Record<Name, string> };
}

function findFlag(name: Name, setting: Setting<unknown>, flags: Readonly<Record<string, unknown>>): Found | undefined {
  const value = flags[name];
  if (value === undefined) return undefined;
  const origin = value === false ? flagOf(name).replace("--", "--no-") : flagOf(name);
  return { value: typeof value === "string" ? parse(value, setting) : value, origin };
}

function findVariable(name: Name, setting: Setting<unknown>, env: NodeJS.ProcessEnv): Found | undefined {
  const origin = variableOf(name);
  const value = env[origin];
  return value === undefined || value === "" ? undefined : { value: parse(value, setting), origin };
}

function findField(
  name: Name,
  { isPath }: Setting<unknown>,
  path: string | undefined,
  file: Readonly<Record<string, unknown>>,
): Found | undefined {
  if (path === undefined || !Object.hasOwn(file, name)) return undefined;
  const beside = (value: unknown): unknown => (typeof value === "string" ? resolve(dirname(path), value) : value);
  const value = file[name];
  const found = Array.isArray(value) ? value.map(beside) : beside(value);
  return { value: isPath ? found : value, origin: `${path}: ${name}` };
}

/** Parses a text of the command line or the environment. A text of the wrong kind is left to the schema. */
function parse(value: string, { kind }: Setting<unknown>): unknown {
  switch (kind) {
    case "text":
      return value;
    case "number":
      return value.trim() === "" || Number.isNaN(Number(value)) ? value : Number(value);
    case "switch":
      return { true: true, 1: true, false: false, 0: false }[value.toLowerCase()] ?? value;
    case "list":
      return value
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "");
    default:
      return kind satisfies never;
  }
}

async function readConfigFile(path: string): Promise<Readonly<Record<string, unknown>>> {
  const content = await readJsonFile(path);
  if (typeof content === "object" && content !== null && !Array.isArray(content)) return { ...content };
  throw unreadable(path, 'it must be a JSON object with settings, such as { "port": 8880 }');
}

function unknownFields(path: string, file: Readonly<Record<string, unknown>>): string[] {
  const unknown = Object.keys(file).filter((name) => name !== "$schema" && !Object.hasOwn(SETTINGS, name));
  return unknown.map((name) => `${path}: there is no setting ${JSON.stringify(name)}${hint(name, SETTING_NAMES)}`);
}

function unknownVariables(env: NodeJS.ProcessEnv): string[] {
  const known = [variableOf("config"), ...SETTING_NAMES.map(variableOf)];
  const unknown = Object.keys(env).filter((name) => name.startsWith("VOXWEAVE_SERVE_") && !known.includes(name));
  return unknown.map((name) => `${name}: there is no such variable${hint(name, known)}`);
}

function hint(name: string, known: readonly string[]): string {
  const near = suggest(name, known, 1);
  return near.length > 0 ? `; did you mean ${near[0]}?` : "";
}
