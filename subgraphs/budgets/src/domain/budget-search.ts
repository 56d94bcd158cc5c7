import type { BudgetRequest } from './budget-request.ts';

/** Whether all words of the text stand in the request's title or id or begin a word of them; no words match nothing. */
export function matchesWords(request: Pick<BudgetRequest, 'id' | 'title'>, text: string): boolean {
  const words = wordsOf(text);
  const within = wordsOf(`${request.title} ${request.id}`);
  return words.length > 0 && words.every((word) => within.some((one) => one.startsWith(word)));
}

/** Words in small letters without marks. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
