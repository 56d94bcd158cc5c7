/** First and last initial of a name, e.g. `MG`; a dot for nobody. */
export function initialsOf(name: string | null): string {
  const words = (name ?? '').split(/\s+/).filter((word) => word !== '');
  const ends = [words.at(0), words.length > 1 ? words.at(-1) : undefined];
  return (
    ends
      .map((word) => word?.[0] ?? '')
      .join('')
      .toUpperCase() || '•'
  );
}
