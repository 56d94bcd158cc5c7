import { type FieldDefinitionNode, Kind, print } from 'graphql';
import type { LintContext, LintFault, LintRule } from '../rule.ts';
import { directivesOf, isList, namedType, type TypeView } from '../schema-view.ts';

/** Lists are Relay connections with keyset cursors: `first` is needed, `after` may be given, and `@listSize` says what it costs. */
export const connections: LintRule = function* (context) {
  for (const type of context.view.types.values()) {
    if (type.kind === 'OBJECT' && type.name.endsWith('Connection')) yield* shapeOf(type, context);
    if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') continue;
    for (const field of type.fields.values())
      if (field.kind === Kind.FIELD_DEFINITION) yield* listOf(type, field, context);
  }
};

function* shapeOf({ name, fields }: TypeView, { view }: LintContext): Generator<LintFault> {
  const edge = `${name.replace(/Connection$/, '')}Edge`;
  const has = (field: string, type: string) => {
    const found = fields.get(field);
    return found !== undefined && print(found.type) === type;
  };
  if (!has('edges', `[${edge}!]!`)) yield { path: name, message: `${name} has edges: [${edge}!]!.` };
  if (!has('pageInfo', 'PageInfo!')) yield { path: name, message: `${name} has pageInfo: PageInfo!.` };
  const parts = view.types.get(edge)?.fields;
  const cursor = parts?.get('cursor');
  if (parts !== undefined && (cursor === undefined || print(cursor.type) !== 'String!' || !parts.has('node')))
    yield { path: edge, message: `${edge} has cursor: String! and node.` };
}

function* listOf(type: TypeView, field: FieldDefinitionNode, { view }: LintContext): Generator<LintFault> {
  const path = `${type.name}.${field.name.value}`;
  const returned = namedType(field.type);
  const first = field.arguments?.find(({ name }) => name.value === 'first');
  if (returned.endsWith('Connection')) {
    if (first === undefined || print(first.type) !== 'Int!')
      yield { path, message: `${path} is a connection; it takes first: Int!, 1 to 500.` };
    if (!field.arguments?.some(({ name }) => name.value === 'after'))
      yield { path, message: `${path} is a connection; it takes after: String.` };
    if (directivesOf(field, 'listSize').length === 0)
      yield {
        path,
        message: `${path} is a connection; say @listSize(slicingArguments: ["first"], sizedFields: ["edges"]).`,
      };
    return;
  }
  const isRootList = type.name === 'Query' && isList(field.type) && !returned.startsWith('_');
  const isOfObjects =
    view.types.get(returned)?.kind === 'OBJECT' || view.types.get(returned)?.kind === 'UNION';
  if (isRootList && isOfObjects && first === undefined && directivesOf(field, 'listSize').length === 0)
    yield {
      path,
      message: `${path} is a list without an end; make it a connection, or say its @listSize.`,
      isWarning: true,
    };
}
