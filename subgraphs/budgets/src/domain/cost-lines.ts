import { type InvalidInput, invalidInput } from '@quad/kernel';
import { type CostLineDraft, lineTotalCents } from './cost.ts';

/** The largest amount that the graph carries: GraphQL's Int has 32 bits. $21,474,836.47. */
export const LARGEST_CENTS = 2_147_483_647;
const MOST_LINES = 200;
const LARGEST_QUANTITY = 1_000_000;
const LONGEST_DESCRIPTION = 500;
const LONGEST_FUND = 100;

/** The first line that cannot be used, by its place, or null. */
export function faultOfLines(lines: readonly CostLineDraft[]): InvalidInput | null {
  if (lines.length > MOST_LINES) {
    return invalidInput(`A request has at most ${MOST_LINES} lines, not ${lines.length}.`, [
      'input',
      'lines',
    ]);
  }
  let sum = 0;
  for (const [index, line] of lines.entries()) {
    const fault = faultOfLine(line, ['input', 'lines', String(index)]);
    if (fault !== null) return fault;
    sum += lineTotalCents(line);
    if (sum > LARGEST_CENTS) {
      return invalidInput(
        `The lines up to number ${index + 1} sum to ${sum} cents; a request carries at most ${LARGEST_CENTS}.`,
        ['input', 'lines'],
      );
    }
  }
  return null;
}

function faultOfLine(line: CostLineDraft, path: readonly string[]): InvalidInput | null {
  const { quantity, unitCostCents, description, fund } = line;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > LARGEST_QUANTITY) {
    return invalidInput(`The quantity must be 1 to ${LARGEST_QUANTITY}, not ${quantity}.`, [
      ...path,
      'quantity',
    ]);
  }
  if (!Number.isInteger(unitCostCents) || unitCostCents < 0 || unitCostCents > LARGEST_CENTS) {
    return invalidInput(`The unit cost must be 0 to ${LARGEST_CENTS} cents, not ${unitCostCents}.`, [
      ...path,
      'unitCostCents',
    ]);
  }
  if (description.trim() === '' || description.length > LONGEST_DESCRIPTION) {
    return invalidInput(`Describe the cost in 1 to ${LONGEST_DESCRIPTION} characters.`, [
      ...path,
      'description',
    ]);
  }
  if (fund !== null && (fund.trim() === '' || fund.length > LONGEST_FUND)) {
    return invalidInput(`Name the fund in 1 to ${LONGEST_FUND} characters or leave it out.`, [
      ...path,
      'fund',
    ]);
  }
  return null;
}
