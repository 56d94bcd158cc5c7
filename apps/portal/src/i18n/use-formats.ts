import { useMemo } from 'react';
import {
  formatDay,
  formatDayOf,
  formatInstant,
  formatLastDayBefore,
  formatLongDay,
  formatMeeting,
  formatMoney,
  formatMonth,
  type MoneyAmount,
} from './formats.ts';
import { useLanguage } from './language-provider.tsx';

/** The formatters of `formats.ts` in the reader's language; `own zone` is the browser's. */
export function useFormats() {
  const { language } = useLanguage();
  return useMemo(
    () => ({
      money: (money: MoneyAmount) => formatMoney(language, money),
      day: (day: string) => formatDay(language, day),
      dayOf: (instant: string) => formatDayOf(language, instant),
      lastDayBefore: (instant: string) => formatLastDayBefore(language, instant),
      longDay: (day: string) => formatLongDay(language, day),
      instant: (instant: string, zone?: string) => formatInstant(language, instant, zone),
      meeting: (startsAt: string, endsAt: string, zone?: string) =>
        formatMeeting(language, startsAt, endsAt, zone),
      month: (instant: string, zone?: string) => formatMonth(language, instant, zone),
      count: (count: number) => new Intl.NumberFormat(language).format(count),
      list: (words: readonly string[]) => new Intl.ListFormat(language, { type: 'unit' }).format(words),
    }),
    [language],
  );
}
