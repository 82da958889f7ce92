import avsc from "avsc";

/** Rows of an Avro object container file as `avsc`, a reader that is not ours, decodes them. */
export function readAvro<Row>(file: Buffer): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const decoder = new avsc.streams.BlockDecoder();
    const rows: Row[] = [];
    decoder.on("data", (row: Row) => rows.push(row));
    decoder.on("end", () => resolve(rows));
    decoder.on("error", reject);
    decoder.end(file);
  });
}
