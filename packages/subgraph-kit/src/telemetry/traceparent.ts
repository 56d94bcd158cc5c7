/** Where a trace comes from, as W3C Trace Context (Recommendation 2021, 3.2) writes it into a header. */
interface Origin {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: number;
}

const FORM = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Reads a `traceparent`; null when it is not one, so that a trace begins anew, as the standard says. */
export function readTraceparent(header: string): (Origin & { readonly isRemote: true }) | null {
  const [, version = 'ff', traceId = '', spanId = '', flags = '', rest] = FORM.exec(header) ?? [];
  // Later versions may carry more behind a dash; the first may not.
  if (version === 'ff' || (version === '00' && rest !== undefined)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

export function writeTraceparent({ traceId, spanId, traceFlags }: Origin): string {
  return `00-${traceId}-${spanId}-0${traceFlags & 1}`;
}
