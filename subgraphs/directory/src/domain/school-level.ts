import type { SchoolLevel } from './roster.ts';

/**
 * The level of a school by its name; where the name does not say, by the grades of its classes
 * (KG–05 elementary, 06–08 middle, 09–12 high; more than one is K12). Null when neither says.
 */
export function schoolLevel(name: string, grades: Iterable<string> = []): SchoolLevel | null {
  const text = name.toLowerCase();
  if (/\bk-?\s?(8|12)\b/.test(text)) return 'K12';
  if (/\b(elementary|primary|grade school)\b/.test(text)) return 'ELEMENTARY';
  if (/\b(middle|intermediate|junior high)\b/.test(text)) return 'MIDDLE';
  if (/\b(high|secondary)\b/.test(text)) return 'HIGH';
  const levels = new Set<SchoolLevel>();
  for (const grade of grades) {
    const level = levelOfGrade(grade);
    if (level !== null) levels.add(level);
  }
  const [only] = levels;
  return only === undefined ? null : levels.size > 1 ? 'K12' : only;
}

function levelOfGrade(grade: string): SchoolLevel | null {
  if (/^(KG|PK|TK|PR)$/i.test(grade)) return 'ELEMENTARY';
  const year = Number(grade);
  if (!Number.isInteger(year) || year < 0 || year > 12) return null;
  return year <= 5 ? 'ELEMENTARY' : year <= 8 ? 'MIDDLE' : 'HIGH';
}
