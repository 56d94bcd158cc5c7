import type { SchemaCheckResolvers } from '../__generated__/resolvers.ts';
import { changePage } from './change-page.ts';

const order = ['ERROR', 'WARNING', 'INFO'];

export const SchemaCheck: SchemaCheckResolvers = {
  __resolveReference: ({ id }, { usage, scope }) => usage.check(scope, id),
  at: ({ at }) => at.toString(),
  subgraphs: ({ subgraphs }) => subgraphs.map(({ name }) => name),
  isPassed: ({ refusedWith }) => refusedWith === null,
  version: ({ supergraph }) => supergraph,
  findings: ({ findings }) =>
    [...findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
  changes: ({ changes }, args) => changePage(changes, args),
};
