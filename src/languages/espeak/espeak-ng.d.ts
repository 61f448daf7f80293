/** Types of the parts of espeak-ng that VoxWeave uses. The package has no types. */
declare module "espeak-ng" {
  interface EspeakModule {
    readonly FS: {
      writeFile(path: string, data: string): void;
      readFile(path: string, options: { encoding: "utf8" }): string;
    };
  }
  interface EspeakSettings {
    readonly arguments: readonly string[];
    readonly preRun?: readonly ((module: EspeakModule) => void)[];
    readonly print?: (line: string) => void;
    readonly printErr?: (line: string) => void;
    readonly instantiateWasm?: (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => WebAssembly.Exports;
  }
  export default function espeak(settings: EspeakSettings): Promise<EspeakModule>;
}
