import type { DeliveryMethod, Offering } from './offering.ts';

/** What a reader of the catalogue asks for; every part that is given must hold. */
export interface OfferingFilter {
  readonly question?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  readonly takeAway?: string | null | undefined;
  readonly method?: DeliveryMethod | null | undefined;
  readonly canBeSeries?: boolean | null | undefined;
  readonly text?: string | null | undefined;
}

/** Whether the offering answers the filter. The words of one outcome filter must stand in one outcome, not in several. */
export function matchesFilter(offering: Offering, filter: OfferingFilter): boolean {
  return (
    holds(filter.question, (words) => hasWords(offering.essentialQuestion ?? '', words)) &&
    holds(filter.outcome, (words) => offering.outcomes.some(({ text }) => hasWords(text, words))) &&
    holds(filter.takeAway, (words) => offering.takeAways.some(({ text }) => hasWords(text, words))) &&
    (filter.method == null || offering.methods.includes(filter.method)) &&
    (filter.canBeSeries == null || offering.canBeSeries === filter.canBeSeries) &&
    holds(filter.text, (words) => hasWords(allTextOf(offering), words))
  );
}

function holds(wanted: string | null | undefined, test: (words: readonly string[]) => boolean): boolean {
  if (wanted == null) return true;
  const words = wordsOf(wanted);
  return words.length === 0 || test(words);
}

function allTextOf(offering: Offering): string {
  return [
    offering.title,
    offering.essentialQuestion ?? '',
    offering.description,
    ...offering.outcomes.map(({ text }) => text),
    ...offering.takeAways.map(({ text }) => text),
    // So that the page's own spelling is found as well.
    offering.asPrinted,
  ].join('\n');
}

/** Words in small letters without marks; what is typed as "Équité" finds "equite". */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether every word stands in the text or begins one of its words: "schedul" finds "scheduling", "ours" not "courses". */
export function hasWords(text: string, words: readonly string[]): boolean {
  const within = wordsOf(text);
  return words.every((word) => within.some((one) => one.startsWith(word)));
}
