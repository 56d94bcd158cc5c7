import type { CostLineInput } from '../__generated__/resolvers.ts';
import type { CostLineDraft } from '../domain/cost.ts';

/** Cost lines as clients send them, as the domain has them. */
export function toLines(lines: readonly CostLineInput[]): readonly CostLineDraft[] {
  return lines.map((line) => ({ ...line, description: line.description.trim(), fund: line.fund ?? null }));
}
