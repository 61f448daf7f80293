import { Socket } from "node:net";

/** Thread that waits for the end of standard input and drops all input before it. */
const input = new Socket({ fd: 0, readable: true, writable: false });
const end = (): void => void process.kill(process.pid, "SIGKILL");
input.on("end", end).on("close", end).on("error", end).resume();
