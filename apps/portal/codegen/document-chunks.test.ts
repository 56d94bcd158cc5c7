import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { withDocumentsInPlace } from './document-chunks.ts';
import { persistedDocument } from './persisted-documents.ts';

it('puts a query’s own document in the place of its text', () => {
  const code = 'const Q = graphql(`query HomeQuery { viewer { kind } }`);';
  const document = parse('query HomeQuery { viewer { kind } }', { noLocation: true });
  const placed = withDocumentsInPlace(code, { HomeQueryDocument: document });
  const { id, document: sent } = persistedDocument(document);
  expect(placed).toBe(`const Q = (${JSON.stringify({ ...sent, __meta__: { hash: id } })});`);
});

it('leaves a fragment, which its queries carry, empty', () => {
  const code = 'const F = graphql(`fragment A_b on B { id }`);';
  expect(withDocumentsInPlace(code, {})).toBe('const F = ({ kind: "Document", definitions: [] });');
});

it('refuses a query that has not been generated', () => {
  expect(() => withDocumentsInPlace('graphql(`query Q { a }`)', {})).toThrow(
    /The document Q has not been generated/,
  );
});
