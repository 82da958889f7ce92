/** Time and content: sorts by time. Anything else names no model. */
const VERSION_PATTERN = /^\d{8}T\d{6}Z-[0-9a-f]{8}$/;

export const isModelVersion = (text: string): boolean => VERSION_PATTERN.test(text);

/** `20261122T160000Z-1a2b3c4d` of a training's start (epoch milliseconds) and its snapshot's checksum (32 bits). */
export function modelVersion(startedAt: number, checksum: number): string {
  const time = new Date(startedAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
  return `${time}Z-${checksum.toString(16).padStart(8, "0")}`;
}

/** Epoch milliseconds of the training's start that a version names. */
export const startOfTraining = (version: string): number =>
  Date.parse(version.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ).*$/, "$1-$2-$3:$4:$5"));

/** Checksum (32 bits) of the snapshot that a version names. */
export const checksumOfVersion = (version: string): number => Number.parseInt(version.slice(-8), 16);
