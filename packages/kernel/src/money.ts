/** An amount of money in integer cents; never a float. One currency per district. */
export interface Money {
  readonly amountCents: number;
  readonly currency: string;
}

/**
 * The sum of amounts in cents.
 * @throws RangeError when a summand is no safe integer: money is never rounded silently.
 */
export function sumCents(amounts: Iterable<number>): number {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    if (!Number.isSafeInteger(amount) || !Number.isSafeInteger(sum)) {
      throw new RangeError(`An amount of ${amount} cents cannot be added exactly.`);
    }
  }
  return sum;
}
