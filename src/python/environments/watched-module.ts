/**
 * Runs a module as `python -m` does, beside a thread that waits for the end of the standard input and then ends the
 * process and its children: with Node killed nobody else would, and they would go on writing where the next try writes.
 */
const SCRIPT = `import os, runpy, signal, sys, threading
def leave_with_node():
    while os.read(0, 4096):
        pass
    if hasattr(os, 'killpg'):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)
threading.Thread(target=leave_with_node, daemon=True).start()
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)`;

/** The command for `runCommand` with `keepInputOpen`, which also makes it a group of its own. */
export function watchedModule(
  python: readonly [string, ...string[]],
  module: string,
  args: readonly string[],
): readonly [string, ...string[]] {
  return [...python, "-I", "-X", "utf8", "-u", "-c", SCRIPT, module, ...args];
}
