import type { BudgetRequest } from './budget-request.ts';

/** Whether all words of the text stand in the request's title or id, whatever their case and marks; no words match nothing. */
export function matchesWords(request: Pick<BudgetRequest, 'id' | 'title'>, text: string): boolean {
  const words = folded(text)
    .split(/[^\p{L}\p{N}_-]+/u)
    .filter((word) => word !== '');
  const within = `${folded(request.title)} ${request.id}`;
  return words.length > 0 && words.every((word) => within.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
