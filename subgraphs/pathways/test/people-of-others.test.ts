import { readdirSync, readFileSync } from 'node:fs';
import { Kind, parse, type TypeNode } from 'graphql';
import { expect, it } from 'vitest';

/** Whether a person who is gone, hidden or named by mistake takes more than their own place with them. */
function isFirm(type: TypeNode): boolean {
  if (type.kind !== Kind.NON_NULL_TYPE) return type.kind === Kind.LIST_TYPE && isFirm(type.type);
  return type.type.kind === Kind.NAMED_TYPE || isFirm(type.type);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}

it('a person whom the reader may not see leaves a gap, and hides nothing else', () => {
  const folder = new URL('../schema/', import.meta.url);
  const firm = readdirSync(folder)
    .flatMap((file) => parse(readFileSync(new URL(file, folder), 'utf8')).definitions)
    .flatMap((node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION
        ? (node.fields ?? []).map((field) => ({ name: `${node.name.value}.${field.name.value}`, field }))
        : [],
    )
    .filter(({ field }) => nameOf(field.type) === 'Person' && isFirm(field.type))
    .map(({ name }) => name);
  expect(firm).toEqual([]);
});
