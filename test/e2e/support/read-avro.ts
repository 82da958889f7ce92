import avsc from "avsc";

/** Rows of an Avro object container file as `avsc`, a reader that is not ours, decodes them; resolved to a schema where one is given. */
export function readAvro<Row>(file: Buffer, readerSchema?: object): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const decoder = new avsc.streams.BlockDecoder(readerSchema === undefined ? {} : { readerSchema });
    const rows: Row[] = [];
    decoder.on("data", (row: Row) => rows.push(row));
    decoder.on("end", () => resolve(rows));
    decoder.on("error", reject);
    decoder.end(file);
  });
}
