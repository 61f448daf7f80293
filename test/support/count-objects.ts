import { queryObjects } from "node:v8";

/** Returns the number of objects in memory after a collection of garbage. Functions and arrays count. */
export function countObjects(): number {
  return queryObjects(Object, { format: "count" });
}
