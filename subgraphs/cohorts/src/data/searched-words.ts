/** A filter for rows whose folded `searchText` contains every word. */
export function containsWords(words: readonly string[]) {
  return { $and: words.map((word) => ({ searchText: { $regex: RegExp.escape(word) } })) };
}
