import { print, visit } from 'graphql';
import type { LintRule } from '../rule.ts';
import type { TypeView } from '../schema-view.ts';

/**
 * The kit's types stand in every subgraph, and all copies are one: composition would take the union or the intersection of
 * differing ones, and clients would see neither team's. An older copy, of which parts are missing, is told and taken: the
 * shared file only grows, and teams take the kit when they want.
 */
export const sharedTypes: LintRule = function* ({ view, shared }) {
  for (const [name, ours] of shared.types) {
    const theirs = view.types.get(name);
    if (theirs === undefined) continue;
    const known = partsOf(ours);
    const differing = [...partsOf(theirs)].filter(([part, text]) => known.get(part) !== text);
    for (const [part] of differing) {
      const path = part === '' ? name : `${name}.${part}`;
      const message = `${path} differs from the kit's; take packages/subgraph-kit/schema/shared.graphql as it is.`;
      yield { path, message };
    }
    const parts = partsOf(theirs);
    for (const part of known.keys())
      if (!parts.has(part))
        yield {
          path: `${name}.${part}`,
          message: `${name}.${part} of the kit is missing here; take its newer file.`,
          isWarning: true,
        };
  }
};

/** Fields, values and members by name, and what the type itself says under the empty name; descriptions do not count. */
function partsOf({
  kind,
  interfaces,
  members,
  values,
  fields,
  directives,
}: TypeView): ReadonlyMap<string, string> {
  const head = [kind, ...[...interfaces].sort(), ...directives.map((directive) => print(directive)).sort()];
  return new Map([
    ['', head.join(' ')],
    ...[...members, ...values].map((name) => [name, name] as const),
    ...[...fields.values()].map((field) => [field.name.value, print(undescribed(field))] as const),
  ]);
}

const undescribed = <Node extends Parameters<typeof print>[0]>(node: Node): Node =>
  visit(node, {
    enter: (inner) => ('description' in inner ? { ...inner, description: undefined } : undefined),
  });
