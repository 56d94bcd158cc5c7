import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import { LIFTED_PREFIX, type LiftedField } from './lifted-names.ts';
import { splitEntities } from './split-entities.ts';

/** A query as its subgraph understands it. */
export interface SubgraphQuery {
  readonly text: string;
  /**
   * For each `_entities` of the query, the paths of lifted fields that its representations carry under
   * the fields' own names; null when nothing asked for requires a lifted field.
   */
  readonly entityGroups: readonly ReadonlySet<string>[] | null;
}

/**
 * The planner's query for one subgraph, with lifted fields asked for as what they stand for, and with
 * fields that require the same field with other arguments asked for in an `_entities` of their own: one
 * representation has room for only one of them.
 */
export function subgraphQuery(
  text: string,
  fields: ReadonlyMap<string, LiftedField>,
  requirements: ReadonlyMap<string, readonly string[]>,
): SubgraphQuery | null {
  const isLifted = text.includes(LIFTED_PREFIX);
  if (!isLifted && requirements.size === 0) return null;
  const document = parse(text, { noLocation: true });
  const split = requirements.size === 0 ? null : splitEntities(document, fields, requirements);
  if (split === null && !isLifted) return null;
  const lowered = lower(split?.document ?? document, fields);
  return { text: print(lowered), entityGroups: split?.groups ?? null };
}

function lower(document: DocumentNode, fields: ReadonlyMap<string, LiftedField>): DocumentNode {
  return visit(document, {
    Field(field) {
      const lifted = fields.get(field.name.value);
      if (lifted === undefined) return undefined;
      return {
        ...field,
        alias: field.alias ?? field.name,
        name: { kind: Kind.NAME, value: lifted.name },
        arguments: lifted.arguments,
      };
    },
  });
}
