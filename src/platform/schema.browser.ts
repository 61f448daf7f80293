/** The schema library. A bundler joins its files, so an ordinary import is enough here. */
export { z } from "zod";
