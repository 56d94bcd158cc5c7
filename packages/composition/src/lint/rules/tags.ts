import type { LintRule } from '../rule.ts';
import { directivesOf, namedType, type SchemaView, type TypeView, textArgument } from '../schema-view.ts';

type Tagged = Parameters<typeof directivesOf>[0];

/** What carries it is in no contract that people or vendors have. */
const INTERNAL = 'internal';

/**
 * What a tagged field returns is tagged itself, or has a tagged field or member, in some subgraph: else the contract of that
 * tag has a field that leads nowhere, and loses it. `internal` takes out, and what cannot be reached then goes by itself.
 */
export const tags: LintRule = function* ({ view, graph }) {
  for (const type of view.types.values()) {
    if (type.kind !== 'OBJECT' && type.kind !== 'INTERFACE') continue;
    for (const field of type.fields.values())
      for (const tag of tagsOf(field)) {
        if (tag === INTERNAL) continue;
        const returned = namedType(field.type);
        if (isReachable(returned, tag, graph)) continue;
        const path = `${type.name}.${field.name.value}`;
        yield {
          path,
          message: `${path} is tagged "${tag}" and returns ${returned}, of which nothing is; tag it too, or take the tag away.`,
        };
      }
  }
};

function isReachable(name: string, tag: string, graph: readonly SchemaView[]): boolean {
  const parts = graph.flatMap(({ types }) => types.get(name) ?? []);
  // Scalars, enums and inputs come with the fields that use them; what nobody defines is for composition to refuse.
  if (!parts.some(({ kind }) => kind === 'OBJECT' || kind === 'INTERFACE' || kind === 'UNION')) return true;
  return parts.some((part) => isTaggedSomewhere(part, tag, graph));
}

function isTaggedSomewhere(part: TypeView, tag: string, graph: readonly SchemaView[]): boolean {
  const { fields, members } = part;
  if (tagsOf(part).includes(tag) || [...fields.values()].some((field) => tagsOf(field).includes(tag)))
    return true;
  return members.some((member) => isReachable(member, tag, graph));
}

const tagsOf = (node: Tagged) =>
  directivesOf(node, 'tag').flatMap((directive) => textArgument(directive, 'name') ?? []);
