import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { IMPLEMENTED, UNDERSTOOD } from './implemented.ts';

const list: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('../used.json', import.meta.url), 'utf8'),
);

// What is listed and not there is missing; what is there and not listed is to be removed, or listed as expected.
describe('the server has what used.json lists, no more and no less:', () => {
  it.each(Object.entries({ ...IMPLEMENTED, ...UNDERSTOOD }))('%s', (kind, names) => {
    expect([...names].sort()).toEqual(Object.keys(list[kind] ?? {}).sort());
  });

  it('every kind that is listed is compared, but for the words of concerns, which one node can all give', () => {
    const compared = [...Object.keys(IMPLEMENTED), ...Object.keys(UNDERSTOOD), 'concerns'];
    expect(Object.keys(list).filter((kind) => !compared.includes(kind))).toEqual([]);
  });
});
