/** Turns texts into unit vectors. `model` names kind and version: vectors of different models never share an index. */
export interface EmbedderPort {
  readonly model: string;
  readonly dimensions: number;
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}
