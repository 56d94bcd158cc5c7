import { existsSync, readFileSync } from 'node:fs';
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

/** Where each kind of operator stands. */
const FOLDERS = {
  queryOperators: 'query/operators',
  updateOperators: 'update/operators',
  stages: 'aggregation/stages',
  accumulators: 'aggregation/accumulators',
  expressions: 'aggregation/expressions',
  commands: 'commands',
} as const;

/** Those that are another name of one, or a part of one. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  $addFields: 'set',
  $options: 'regex',
  ismaster: 'hello',
};

const fileOf = (name: string): string =>
  ELSEWHERE[name] ?? name.replace('$', '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('one operator, one file, one table of tests:', () => {
  it.each(Object.entries(FOLDERS))('%s', (kind, folder) => {
    const names = (IMPLEMENTED[kind] ?? []).filter((name) => !name.includes('.'));
    const wanted = names.flatMap((name) => {
      const file = `../src/${folder}/${fileOf(name)}`;
      // Commands are tested over the wire, in this folder.
      return kind === 'commands' ? [`${file}.ts`] : [`${file}.ts`, `${file}.test.ts`];
    });
    expect(wanted.filter((file) => !existsSync(new URL(file, import.meta.url)))).toEqual([]);
  });
});
