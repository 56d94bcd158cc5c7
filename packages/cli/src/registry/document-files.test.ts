import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readDocumentFiles } from './document-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'quad-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const idOf = (text: string) => createHash('sha256').update(text).digest('hex');

it('reads manifests and single documents', () => {
  const manifest = file('m.json', JSON.stringify({ [idOf('query A { a }')]: 'query A { a }' }));
  const single = file('b.graphql', 'query B { b }\n');
  expect(readDocumentFiles([manifest, single])).toEqual({
    [idOf('query A { a }')]: 'query A { a }',
    [idOf('query B { b }\n')]: 'query B { b }\n',
  });
});

it('names the file that is none', () => {
  expect(() => readDocumentFiles([join(folder, 'nowhere.json')])).toThrow(/nowhere\.json cannot be read/);
  expect(() => readDocumentFiles([file('list.json', '[]')])).toThrow(/list\.json is no manifest/);
});
