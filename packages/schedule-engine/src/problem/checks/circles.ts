/**
 * Circles in a graph of ids, each as the ids in their order; of circles that share an id only the first found is
 * told, which is enough to see where to cut. Depth first without recursion: a chain may be as long as the catalogue.
 */
export function circles(edges: Iterable<readonly [string, string]>): string[][] {
  const followers = new Map<string, string[]>();
  for (const [from, to] of edges) followers.set(from, [...(followers.get(from) ?? []), to]);
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of followers.keys()) {
    if (done.has(start)) continue;
    const trail: { id: string; next: number }[] = [{ id: start, next: 0 }];
    const onTrail = new Map([[start, 0]]);
    for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
      const follower = followers.get(top.id)?.[top.next];
      top.next += 1;
      if (follower === undefined) {
        done.add(top.id);
        onTrail.delete(top.id);
        trail.pop();
        continue;
      }
      const position = onTrail.get(follower);
      if (position !== undefined) {
        const circle = trail.slice(position).map(({ id }) => id);
        if (!circle.some((id) => found.some((other) => other.includes(id)))) found.push(circle);
      } else if (!done.has(follower)) {
        onTrail.set(follower, trail.length);
        trail.push({ id: follower, next: 0 });
      }
    }
  }
  return found;
}

/** `A → B → A`, for people. */
export function circleText(circle: readonly string[]): string {
  return [...circle, circle[0] ?? ''].join(' → ');
}
