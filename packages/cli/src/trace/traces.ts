import type { Span } from './spans.ts';

/** A request across all processes, as far as it was told. */
export interface Trace {
  readonly id: string;
  /** By when they begin. */
  readonly spans: readonly Span[];
}

export interface Traces {
  take(spans: readonly Span[]): void;
  /** Newest first. */
  recent(): readonly Trace[];
  find(id: string): Trace | null;
}

/** Keeps the last traces in memory: at most `traceLimit`, each of at most `spanLimit` spans. */
export function createTraces({
  traceLimit,
  spanLimit,
}: {
  readonly traceLimit: number;
  readonly spanLimit: number;
}): Traces {
  const kept = new Map<string, Span[]>();
  const traceOf = (id: string, spans: readonly Span[]): Trace => ({
    id,
    spans: spans.toSorted((one, other) => one.startsAtMs - other.startsAtMs),
  });
  return {
    take(spans) {
      for (const span of spans) {
        const known = kept.get(span.traceId) ?? [];
        if (known.length >= spanLimit) continue;
        known.push(span);
        kept.set(span.traceId, known);
      }
      for (const id of kept.keys()) {
        if (kept.size <= traceLimit) break;
        kept.delete(id);
      }
    },
    recent: () => [...kept].map(([id, spans]) => traceOf(id, spans)).reverse(),
    find(id) {
      const spans = kept.get(id);
      return spans === undefined ? null : traceOf(id, spans);
    },
  };
}

/** Where a trace begins: the first span whose parent was not told of. */
export function rootOf({ spans }: Trace): Span | undefined {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  return spans.find(({ parentId }) => parentId === null || !ids.has(parentId));
}

/** Spans under their parents, in the order of time, each with how deep it stands. */
export function nested({ spans }: Trace): readonly { readonly span: Span; readonly depth: number }[] {
  const ids = new Set(spans.map(({ spanId }) => spanId));
  const below = Map.groupBy(spans, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : 'top',
  );
  const rows: { span: Span; depth: number }[] = [];
  const open = (below.get('top') ?? []).map((span) => ({ span, depth: 0 })).reverse();
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    rows.push(row);
    const { span, depth } = row;
    const children = below.get(span.spanId) ?? [];
    open.push(...children.map((child) => ({ span: child, depth: depth + 1 })).reverse());
  }
  return rows;
}
