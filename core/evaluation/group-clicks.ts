/** Rows of a table of clicks, in columns; sessions are numbered from 0 in the order of their first row. */
export interface ClickRows {
  readonly sessions: Uint32Array;
  readonly items: Uint32Array;
  /** Epoch seconds. */
  readonly times: Float64Array;
}

/** Session `s` holds clicks `starts[s] .. starts[s + 1]`, oldest first. */
export interface GroupedClicks {
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  readonly times: Float64Array;
}

/** Brings the rows of each session together, whatever their order, by time; rows of the same time stay in the file's order. */
export function groupClicks(rows: ClickRows): GroupedClicks {
  const sessions = rows.sessions.reduce((most, session) => Math.max(most, session + 1), 0);
  const starts = new Uint32Array(sessions + 1);
  for (const session of rows.sessions) starts[session + 1] = (starts[session + 1] ?? 0) + 1;
  for (let session = 0; session < sessions; session++)
    starts[session + 1] = (starts[session + 1] ?? 0) + (starts[session] ?? 0);
  const ends = starts.slice(0, sessions);
  const order = new Uint32Array(rows.sessions.length);
  rows.sessions.forEach((session, row) => {
    const first = starts[session] ?? 0;
    let place = ends[session] ?? 0;
    ends[session] = place + 1;
    const time = rows.times[row] ?? 0;
    for (; place > first && (rows.times[order[place - 1] ?? 0] ?? 0) > time; place--)
      order[place] = order[place - 1] ?? 0;
    order[place] = row;
  });
  return {
    starts,
    items: Uint32Array.from(order, (row) => rows.items[row] ?? 0),
    times: Float64Array.from(order, (row) => rows.times[row] ?? 0),
  };
}
