import { describe, expect, it } from 'vitest';
import { rosterFiles, tables } from './tables.ts';

const all = Object.entries(tables).flatMap(([version, byFile]) =>
  [...byFile.values()].map((table) => ({ version, file: table.file, columns: table.columns })),
);

describe('the tables of columns', () => {
  it('hold 7 files of 1.0, 13 of 1.1 and 21 of 1.2, all in the reading order', () => {
    expect(Object.values(tables).map((byFile) => byFile.size)).toEqual([7, 13, 21]);
    expect([...tables['1.2'].keys()].toSorted()).toEqual(rosterFiles.toSorted());
  });

  it.each(all)('begin with the three common columns and name none twice: $version $file', ({ columns }) => {
    const names = columns.map((column) => column.name);
    expect(names.slice(0, 3)).toEqual(['sourcedId', 'status', 'dateLastModified']);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(all)('refer to files that are read before: $version $file', ({ file, columns }) => {
    const order: readonly string[] = rosterFiles;
    for (const { refersTo } of columns) {
      if (refersTo === undefined) continue;
      expect(order.indexOf(refersTo)).toBeGreaterThanOrEqual(0);
      expect(order.indexOf(refersTo)).toBeLessThanOrEqual(order.indexOf(file));
    }
  });
});
