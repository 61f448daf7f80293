/** What a text may be said as, whatever its context would say. */
export type SayAsKind =
  | "characters"
  | "cardinal"
  | "ordinal"
  | "fraction"
  | "date"
  | "time"
  | "telephone"
  | "currency"
  | "unit";
