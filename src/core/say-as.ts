/** What a text may be said as, whatever its context would say. */
export type SayAs =
  | "characters"
  | "cardinal"
  | "ordinal"
  | "fraction"
  | "date"
  | "time"
  | "telephone"
  | "currency"
  | "unit";
