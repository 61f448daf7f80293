import { Socket } from "node:net";

/** A thread that watches standard input for its end. Anything that comes before the end is dropped. */
const input = new Socket({ fd: 0, readable: true, writable: false });
const end = (): void => void process.kill(process.pid, "SIGKILL");
input.on("end", end).on("close", end).on("error", end).resume();
