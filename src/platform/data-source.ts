/** Reads the package's own data files, such as `"en-us.lexicon.br"`. */
export interface DataSource {
  /** Tells whether the file exists. */
  has(name: string): boolean;
  /**
   * Returns the content of a file that is not packed. Does not block the thread.
   *
   * @throws {Error} if the file cannot be read. In Node {@link VoxError} `VOX_DEPENDENCY_MISSING` if VoxWeave was bundled.
   */
  load(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Returns the content of a file. Unpacks a file whose name ends in `.br`.
   *
   * The call is synchronous and blocks its thread. Only threads with no other work call it.
   *
   * @throws {Error} if the file cannot be read. In Node {@link VoxError} `VOX_DEPENDENCY_MISSING` if VoxWeave was bundled.
   */
  read(name: string): Uint8Array<ArrayBuffer>;
}
