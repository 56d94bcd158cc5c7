import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { askedRows } from './asked-rows.ts';

const rows = (text: string, variables: Readonly<Record<string, unknown>> = {}) =>
  askedRows(parse(text), variables);

it('multiplies pages within pages and adds those beside each other', () => {
  expect(rows('{ viewer { kind } }')).toBe(0);
  expect(rows('{ schools(first: 10) { edges { node { id } } } }')).toBe(10);
  expect(rows('{ a: schools(first: 10) { x(first: 5) { id } } b: schools(first: 2) { id } }')).toBe(62);
  expect(rows('{ schools(first: 500) { x(first: 500) { y(first: 500) { id } } } }')).toBe(125_250_500);
});

it('reads pages that variables and their defaults ask for, the greatest of the operations', () => {
  const text = 'query A($n: Int = 7) { schools(first: $n) { id } } query B { schools(first: 3) { id } }';
  expect(rows(text)).toBe(7);
  expect(rows(text, { n: 40 })).toBe(40);
  expect(rows(text, { n: 'many' })).toBe(3);
});

it('counts fragments wherever they are used, and ends with those that spread each other', () => {
  const used =
    '{ a: s(first: 10) { ...F } b: s(first: 20) { ...F } } fragment F on S { ... on S { t(first: 2) { id } } }';
  expect(rows(used)).toBe(90);
  const names = Array.from({ length: 30 }, (_, at) => `F${at}`);
  const all = names.map((name) => `...${name}`).join(' ');
  const circles = names.map((name) => `fragment ${name} on S { t(first: 2) { ${all} } }`).join(' ');
  expect(Number.isFinite(rows(`{ s(first: 10) { ${all} } } ${circles}`))).toBe(true);
});
