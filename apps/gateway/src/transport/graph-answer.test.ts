import { expect, it } from 'vitest';
import { readGraphAnswer } from './graph-answer.ts';

const data = '{"data":{"ok":true}}';
const refused = '{"errors":[{"message":"no"}]}';
const json = 'application/json';

it.each([
  [200, json, data, { data: { ok: true } }],
  [200, 'application/json; charset=utf-8', data, { data: { ok: true } }],
  [200, 'application/graphql-response+json', data, { data: { ok: true } }],
  [200, undefined, data, { data: { ok: true } }],
  [200, json, '{"data":null,"errors":[]}', { data: null, errors: [] }],
  [400, json, refused, { errors: [{ message: 'no' }] }],
])('reads %s %s %s', (status, contentType, text, body) => {
  expect(readGraphAnswer({ status, contentType, text })).toEqual(body);
});

it.each([
  [200, 'text/html', '<h1>http://inner:4101</h1>', 'SUBGRAPH_CONTENT_TYPE_WRONG', false],
  [200, 'text/html', data, 'SUBGRAPH_CONTENT_TYPE_WRONG', false],
  [200, json, '<h1>http://inner:4101</h1>', 'SUBGRAPH_ANSWER_NOT_JSON', false],
  [200, json, '{"data":', 'SUBGRAPH_ANSWER_NOT_JSON', false],
  [200, json, '', 'SUBGRAPH_ANSWER_NOT_JSON', false],
  [200, json, '[]', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', false],
  [200, json, '{"ok":true}', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', false],
  [200, json, '{"data":[1]}', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', false],
  [200, json, '{"data":"x"}', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', false],
  [200, json, '{"errors":"x"}', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', false],
  [200, json, '{"errors":[{}]}', 'SUBGRAPH_ANSWER_NOT_GRAPHQL', false],
  [302, json, data, 'SUBGRAPH_FAILED', false],
  [404, 'text/html', '<h1>nothing</h1>', 'SUBGRAPH_FAILED', false],
  [500, json, refused, 'SUBGRAPH_FAILED', false],
  [502, 'text/html', '<h1>down</h1>', 'SUBGRAPH_UNAVAILABLE', true],
  [503, json, refused, 'SUBGRAPH_UNAVAILABLE', true],
  [504, undefined, '', 'SUBGRAPH_UNAVAILABLE', true],
])('refuses %s %s %s with %s', (status, contentType, text, code, isPassing) => {
  let fault: unknown;
  try {
    readGraphAnswer({ status, contentType, text });
  } catch (thrown) {
    fault = thrown;
  }
  expect(fault).toMatchObject({ code, isPassing });
  expect(String(fault)).not.toMatch(/inner|<h1>/);
});
