import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type ListValueNode,
  print,
  separateOperations,
  stripIgnoredCharacters,
  type ValueNode,
  visit,
} from 'graphql';

/** One operation as it is counted: without anything that a request put into it. */
export interface CountedOperation {
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  /** The client's name for it; null when it has none. */
  readonly name: string | null;
  /** It alone with its fragments, on one line; see `withoutLiterals`. */
  readonly text: string;
}

/** A name is the client's own text; nobody needs more of it. */
const LONGEST_NAME = 200;

/** The operation that a request runs, or null when the document has none of that name. */
export function countedOperation(
  document: DocumentNode,
  operationName: string | undefined,
): CountedOperation | null {
  const operations = separateOperations(document);
  const names = Object.keys(operations);
  const alone = operations[operationName ?? (names.length === 1 ? (names[0] ?? '') : '')];
  if (alone === undefined) return null;
  const text = stripIgnoredCharacters(print(withoutLiterals(alone)));
  const operation = alone.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const name = operation !== undefined && 'name' in operation ? operation.name?.value : undefined;
  return {
    hash: createHash('sha256').update(text).digest('hex'),
    name: name?.slice(0, LONGEST_NAME) ?? null,
    text,
  };
}

/**
 * A document without the values that stand in it: numbers become 0, texts "", lists name each form of value once, and
 * aliases, which clients make of ids and names, are numbered. Enum values, booleans and the fields of objects stay:
 * they are the schema's own words, and without them nobody could say whether the operation still fits a changed schema.
 */
function withoutLiterals(document: DocumentNode): DocumentNode {
  const aliases = new Map<string, string>();
  const aliasOf = (alias: string) => {
    const known = aliases.get(alias) ?? `alias_${aliases.size + 1}`;
    aliases.set(alias, known);
    return known;
  };
  return visit(document, {
    IntValue: (node) => ({ ...node, value: '0' }),
    FloatValue: () => ({ kind: Kind.INT, value: '0' }),
    StringValue: (node) => ({ ...node, value: '', block: false }),
    ListValue: { leave: (node): ListValueNode => ({ ...node, values: eachOnce(node.values) }) },
    Field: (node): FieldNode =>
      node.alias === undefined
        ? node
        : { ...node, alias: { ...node.alias, value: aliasOf(node.alias.value) } },
  });
}

function eachOnce(values: readonly ValueNode[]): readonly ValueNode[] {
  return [...new Map(values.map((value) => [print(value), value])).values()];
}
