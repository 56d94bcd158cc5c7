import { expect, it } from 'vitest';
import { graphUrlOf, readSubgraphMap } from './subgraph-map.ts';

it('maps names to addresses and leaves other routing URLs as they stand', () => {
  const map = readSubgraphMap(
    '{"directory":{"url":"http://127.0.0.1:4101","prefixes":["/files"],"timeoutMs":500},"reviews":"http://host:1/api/graph"}',
  );
  if (!map.ok) throw new Error(map.error);
  expect(graphUrlOf(map.value, 'directory', 'http://directory.quad.internal/graphql')).toBe(
    'http://127.0.0.1:4101/graphql',
  );
  expect(graphUrlOf(map.value, 'reviews', 'http://reviews.quad.internal/graphql')).toBe(
    'http://host:1/api/graph',
  );
  expect(graphUrlOf(map.value, 'products', 'http://products:4001/')).toBe('http://products:4001/');
  expect(map.value.get('directory')).toMatchObject({ prefixes: ['/files'], timeoutMs: 500 });
  expect(map.value.get('reviews')?.timeoutMs).toBeUndefined();
});

it.each([
  ['not json', 'is not JSON'],
  ['{"a":"ftp://x"}', 'cannot be used at a'],
  ['{"a":{"url":"http://x","timeoutMs":0}}', 'cannot be used at a'],
  ['{"a":{"url":"http://x","prefixes":["files"]}}', 'cannot be used at a'],
  [
    '{"a":{"url":"http://x","prefixes":["/auth"]}}',
    'gives the path /auth to a, but it belongs to the gateway',
  ],
  [
    '{"a":{"url":"http://x","prefixes":["/files"]},"b":{"url":"http://y","prefixes":["/files"]}}',
    'gives the path /files to b, but it belongs to a',
  ],
])('refuses %s', (text, sentence) => {
  const map = readSubgraphMap(text);
  expect(map.ok ? '' : map.error).toContain(sentence);
});
