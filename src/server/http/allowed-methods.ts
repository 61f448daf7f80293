import type { FastifyInstance } from "fastify";

/**
 * Notes the methods of the paths that an app gets from now on.
 *
 * @returns a function that returns the methods of a path. It returns none if there is no such path.
 */
export function noteMethods(app: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  app.addHook("onRoute", ({ url, method }) => {
    if (url.includes("*")) return; // Static files, and the answer to every preflight request.
    routes.push({ pattern: patternOf(url), methods: typeof method === "string" ? [method] : method });
  });
  return (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => methods))];
  };
}

/** Returns the pattern of a path with parameters, such as `/v1/models/:id`. */
function patternOf(url: string): RegExp {
  const parts = url.split("/").map((part) => (part.startsWith(":") ? "[^/]+" : part.replaceAll(".", "\\.")));
  return new RegExp(`^${parts.join("/")}$`, "u");
}
