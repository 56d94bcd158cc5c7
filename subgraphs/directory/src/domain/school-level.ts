import type { SchoolLevel } from './roster.ts';

/** The level of a school as its name says; null when the name does not say. OneRoster has no field for it. */
export function schoolLevel(name: string): SchoolLevel | null {
  const text = name.toLowerCase();
  if (/\bk-?\s?(8|12)\b/.test(text)) return 'K12';
  if (/\b(elementary|primary|grade school)\b/.test(text)) return 'ELEMENTARY';
  if (/\b(middle|intermediate|junior high)\b/.test(text)) return 'MIDDLE';
  return /\b(high|secondary)\b/.test(text) ? 'HIGH' : null;
}
