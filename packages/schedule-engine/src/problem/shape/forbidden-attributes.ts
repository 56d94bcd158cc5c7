import { errorOf, type FaultPath, type ProblemFault, pathText } from '../fault.ts';

/** Words that name race, ethnicity or sex, wherever they stand in a key: `race`, `raceEthnicity`, `gender_code`. */
const forbiddenWords = new Set([
  ...[
    'race',
    'races',
    'racial',
    'ethnic',
    'ethnicity',
    'ethnicities',
    'hispanic',
    'latino',
    'latina',
    'latinx',
  ],
  ...['sex', 'sexes', 'gender', 'genders', 'pronoun', 'pronouns'],
]);

/** OneRoster's demographic fields of race that carry none of the words above. */
const forbiddenKeys = new Set([
  'americanindianoralaskanative',
  'asian',
  'blackorafricanamerican',
  'nativehawaiianorotherpacificislander',
  'white',
]);

/** Whether a key names race, ethnicity or sex. */
export function isForbiddenKey(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => forbiddenWords.has(word)) || forbiddenKeys.has(words.join(''));
}

/**
 * Every key, at any depth, that would carry race, ethnicity or sex into the engine, and every program need of a
 * student that is named after one: balance and placement must not be able to read them.
 */
export function forbiddenAttributes(value: unknown): ProblemFault[] {
  const faults: ProblemFault[] = [];
  // The same few keys stand in every one of thousands of students.
  const judged = new Map<string, boolean>();
  const isRefused = (key: string): boolean => {
    const known = judged.get(key);
    if (known !== undefined) return known;
    const verdict = isForbiddenKey(key);
    judged.set(key, verdict);
    return verdict;
  };
  const refuse = (path: FaultPath, id: string, what: string) =>
    faults.push(
      errorOf('FORBIDDEN_ATTRIBUTE', {
        path,
        id,
        sentence: `${pathText(path)} carries ${what}; race, ethnicity and sex never reach the schedule engine. Take it out; the equity audit reads it elsewhere.`,
      }),
    );
  const walk = (part: unknown, path: FaultPath, id: string): void => {
    if (Array.isArray(part)) {
      part.forEach((entry, index) => {
        if (typeof entry === 'object') walk(entry, [...path, index], id);
        else if (path.at(-1) === 'needs' && typeof entry === 'string' && isRefused(entry))
          refuse([...path, index], id, `the need "${entry}"`);
      });
      return;
    }
    if (typeof part !== 'object' || part === null) return;
    const own = 'id' in part && typeof part.id === 'string' ? part.id : id;
    for (const [key, entry] of Object.entries(part)) {
      if (isRefused(key)) refuse([...path, key], own, `the key "${key}"`);
      else if (typeof entry === 'object') walk(entry, [...path, key], own);
    }
  };
  walk(value, [], '');
  return faults;
}
