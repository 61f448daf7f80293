/**
 * Runs a module like `python -m`, and ends the process and its children when standard input ends. If Node is killed,
 * nothing else would end them, and they would write into the folder that the next attempt uses.
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

/** Returns the command for `runCommand` with `keepInputOpen`, which also starts it in its own process group. */
export function watchedModule(
  python: readonly [string, ...string[]],
  module: string,
  args: readonly string[],
): readonly [string, ...string[]] {
  return [...python, "-I", "-X", "utf8", "-u", "-c", SCRIPT, module, ...args];
}
