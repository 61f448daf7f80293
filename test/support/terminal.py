"""Runs a command on a new terminal and reports its end, for terminal.ts."""

import fcntl
import glob
import json
import os
import pty
import select
import struct
import sys
import termios
import time

request = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.chdir(request["cwd"])
    os.execvp(request["argv"][0], request["argv"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, request["columns"], 0, 0))

output = b""


def has_begun() -> bool:
    if "begunOutput" in request:
        return request["begunOutput"].encode() in output
    return bool(glob.glob(os.path.join(request["cwd"], request["begun"])))


acted = request["act"] is None
while True:
    if not acted and has_begun():
        acted = True
        time.sleep(0.3)
        if request["act"] == "close":
            os.close(terminal)
            break
        os.write(terminal, request["act"].encode())
    if not select.select([terminal], [], [], 0.02)[0]:
        continue
    try:
        output += os.read(terminal, 65536)
    except OSError:  # The command has ended, and no other process has the terminal open.
        break

_, status = os.waitpid(pid, 0)
print(json.dumps({"status": os.waitstatus_to_exitcode(status), "output": output.decode(errors="replace")}))
