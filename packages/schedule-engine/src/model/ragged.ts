/** Lists of numbers, laid end to end: the list of x stands from `start[x]` to `start[x + 1]` in `all`. */
export function ragged(lists: readonly (readonly number[])[]): { start: Int32Array; all: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  let length = 0;
  lists.forEach((list, index) => {
    length += list.length;
    start[index + 1] = length;
  });
  const all = new Int32Array(length);
  lists.forEach((list, index) => {
    all.set(list, start[index]);
  });
  return { start, all };
}

/** Position of every id in its list. */
export function positions(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}
