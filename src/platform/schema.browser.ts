/** The schema library. A bundler joins its files, so that it may be imported as it is. */
export { z } from "zod";
