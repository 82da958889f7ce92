/**
 * Where blocks come from: R2 behind the edge's cache in a Worker, files on a disk. A block that cannot be had is a rejection; its
 * items are then answered for as if no session held them.
 */
export type BlockSource = (blockNumber: number) => Promise<Uint8Array>;
