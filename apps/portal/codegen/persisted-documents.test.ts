import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { persistedDocument, persistedDocuments } from './persisted-documents.ts';

const home = parse('query Home { viewer { kind } }', { noLocation: true });

it('names a document by the hash of the text that the client sends', () => {
  const { id, text } = persistedDocument(home);
  expect(text).toBe('query Home {\n  viewer {\n    kind\n    __typename\n  }\n}');
  expect(id).toBe(createHash('sha256').update(text).digest('hex'));
});

it('lists every operation, and no fragment alone', () => {
  const fragment = parse('fragment A_b on B { id }', { noLocation: true });
  const { id, text } = persistedDocument(home);
  expect(persistedDocuments({ HomeDocument: home, A_bFragmentDoc: fragment, other: 'x' })).toEqual({
    [id]: text,
  });
});
