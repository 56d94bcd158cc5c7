import { type ConstDirectiveNode, type DocumentNode, Kind } from 'graphql';
import { isWithFields } from './joined.ts';

/**
 * To ask a subgraph again with what a `@requires` fetched elsewhere, the planner takes the first of its
 * keys that it has at hand, also one that the subgraph says it cannot resolve. So those stand last.
 */
export function withResolvableKeysFirst(supergraph: DocumentNode): DocumentNode {
  const definitions = supergraph.definitions.map((definition) => {
    if (!isWithFields(definition)) return definition;
    const all = definition.directives ?? [];
    const last = all.filter(isUnresolvable);
    if (last.length === 0) return definition;
    return { ...definition, directives: [...all.filter((one) => !isUnresolvable(one)), ...last] };
  });
  return { ...supergraph, definitions };
}

function isUnresolvable(directive: ConstDirectiveNode): boolean {
  return (
    directive.name.value === 'join__type' &&
    (directive.arguments ?? []).some(
      ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
    )
  );
}
