/** Reads the package's own data files, such as `"en-us.lexicon.br"`. */
export interface DataSource {
  /** Whether the file is there. */
  has(name: string): boolean;
  /**
   * The content of a file, unpacked where its name ends in `.br`.
   *
   * It waits for the content: it is called in threads that have nothing else to do.
   *
   * @throws {Error} where the file cannot be read.
   */
  read(name: string): Uint8Array<ArrayBuffer>;
}
