/** Vite builds the named script for a thread and gives its address. */
declare module "*?worker&url" {
  const address: string;
  export default address;
}

declare module "*.css";
