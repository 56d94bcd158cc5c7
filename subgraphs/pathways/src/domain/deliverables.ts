import type { Offering, PrintedText } from './offering.ts';
import type { OfferingRequest, ProducedDeliverable } from './offering-request.ts';
import { outcomeKey } from './series.ts';

/** An outcome of an offering as a deliverable of one request. */
export interface Deliverable {
  readonly position: number;
  readonly text: string;
  readonly isProduced: boolean;
  readonly producedAt: string | null;
  readonly producedById: string | null;
  readonly note: string | null;
}

/** Every outcome in order, with what was produced of it. */
export function deliverablesOf(
  outcomes: readonly PrintedText[],
  produced: readonly ProducedDeliverable[],
): readonly Deliverable[] {
  return outcomes.map(({ text }, index) => {
    const position = index + 1;
    const done = produced.find((one) => one.position === position);
    return {
      position,
      text,
      isProduced: done !== undefined,
      producedAt: done?.at ?? null,
      producedById: done?.byId ?? null,
      note: done?.note ?? null,
    };
  });
}

/** The keys of all outcomes that any of the requests has produced, to tick a series off. */
export function producedOutcomeKeys(
  requests: readonly Pick<OfferingRequest, 'offeringId' | 'produced'>[],
  offerings: readonly Offering[],
): ReadonlySet<string> {
  const byId = new Map(offerings.map((offering) => [offering.id, offering]));
  const keys = new Set<string>();
  for (const request of requests) {
    for (const { position } of request.produced) {
      const outcome = byId.get(request.offeringId)?.outcomes[position - 1];
      if (outcome !== undefined) keys.add(outcomeKey(outcome.text));
    }
  }
  return keys;
}
