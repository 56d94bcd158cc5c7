import { sumCents } from '@quad/kernel';
import type { MoneyAmount } from '../../i18n/formats.ts';

/** The sum of amounts of one currency; null for none, or when currencies differ and a sum would mean nothing. */
export function sumOf(amounts: readonly MoneyAmount[]): MoneyAmount | null {
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((amount) => amount.currency !== currency)) return null;
  return { amountCents: sumCents(amounts.map(({ amountCents }) => amountCents)), currency };
}
