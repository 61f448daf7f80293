import { execFileSync } from "node:child_process";

/** Builds once before the suite: worker threads, the command line and the examples run from `dist/`, as for users. */
export default function build(): void {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
}
