import type { Offering } from './offering.ts';

/** Offerings in an order, composed for a district. */
export interface OfferingSeries {
  readonly id: string;
  readonly tenantId: string;
  readonly title: string;
  readonly composedById: string;
  readonly composedAt: string;
  readonly offeringIds: readonly string[];
}

export interface RepeatedOutcome {
  readonly text: string;
  readonly offerings: readonly Offering[];
}

export interface SeriesOutcome {
  readonly position: number;
  readonly text: string;
  readonly offering: Offering;
}

/** Two outcomes are the same when their words are, whatever their case, spaces and last stop. */
export function outcomeKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/[.;]$/, '').toLowerCase();
}

/** The outcomes that more than one of the offerings promises, in the order of their first appearance. */
export function repeatedOutcomes(offerings: readonly Offering[]): readonly RepeatedOutcome[] {
  const byKey = new Map<string, { text: string; offerings: Offering[] }>();
  for (const offering of offerings) {
    for (const { text } of offering.outcomes) {
      const known = byKey.get(outcomeKey(text));
      if (known === undefined) byKey.set(outcomeKey(text), { text, offerings: [offering] });
      else known.offerings.push(offering);
    }
  }
  return [...byKey.values()].filter((outcome) => outcome.offerings.length > 1);
}

/** All outcomes of a series in its order, each once: a repeated one stands where it first appears. */
export function outcomesInOrder(offerings: readonly Offering[]): readonly SeriesOutcome[] {
  const seen = new Set<string>();
  const outcomes: SeriesOutcome[] = [];
  for (const offering of offerings) {
    for (const { text } of offering.outcomes) {
      const key = outcomeKey(text);
      if (seen.has(key)) continue;
      seen.add(key);
      outcomes.push({ position: outcomes.length + 1, text, offering });
    }
  }
  return outcomes;
}
