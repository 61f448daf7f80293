import { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { diagnose } from "../doctor/diagnose.js";
import type { Finding } from "../doctor/finding.js";
import { createProgressBar } from "../progress-bar.js";

/** Returns the command `voxweave doctor`. */
export function doctorCommand(context: CommandContext): Command {
  return new Command("doctor")
    .description("check this machine, and say how to fix each problem")
    .action(() => examine(context));
}

async function examine(context: CommandContext): Promise<void> {
  const { stdout, signal } = context;
  using bar = createProgressBar(context);
  const onCheck = (what: string): void => bar.status(`checking ${what} …`);
  let problems = 0;
  for await (const { check, state, detail, remedy } of diagnose({ signal, onCheck })) {
    bar.clear();
    if (state === "problem") problems += 1;
    const remedyLine = remedy === undefined ? "" : `  ${" ".repeat(14)} → ${remedy}\n`;
    await stdout.write(`${MARKS[state]} ${check.padEnd(14)} ${detail}\n${remedyLine}`);
  }
  if (problems > 0) {
    throw new Error(`found ${problems} ${problems === 1 ? "problem" : "problems"}; run the commands after the arrows`);
  }
}

const MARKS: Record<Finding["state"], string> = { ok: "✓", note: "·", problem: "✗" };
