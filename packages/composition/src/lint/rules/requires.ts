import { type DocumentNode, type FieldNode, parse, print, visit } from 'graphql';
import type { LintRule } from '../rule.ts';
import { directivesOf, type TypeView, textArgument } from '../schema-view.ts';

/**
 * Two `@requires` of one field with different arguments: stock gateways answer one of them wrongly. Ours asks the subgraph
 * twice (decision 0014), so it is told and taken.
 */
export const requires: LintRule = function* ({ view }) {
  for (const type of view.types.values()) {
    const calls = Map.groupBy(callsOf(type), ({ field }) => field);
    for (const [field, named] of calls) {
      const ways = new Map(named.map((call) => [call.text, call.by]));
      if (ways.size < 2) continue;
      yield {
        path: `${type.name}.${field}`,
        message: `${type.name}.${field} is required with different arguments by ${[...ways.values()].join(' and ')}; it is asked once for each.`,
        isWarning: true,
      };
    }
  }
};

function callsOf({ fields }: TypeView) {
  const calls: { readonly field: string; readonly text: string; readonly by: string }[] = [];
  for (const field of fields.values())
    for (const directive of directivesOf(field, 'requires')) {
      const selection = read(textArgument(directive, 'fields') ?? '');
      if (selection === null) continue;
      visit(selection, {
        Field(node: FieldNode) {
          if (node.arguments === undefined || node.arguments.length === 0) return;
          const text = node.arguments
            .map((argument) => print(argument))
            .sort()
            .join(' ');
          calls.push({ field: node.name.value, text, by: field.name.value });
        },
      });
    }
  return calls;
}

/** The selection, or null: what is no selection composition refuses in its own words. */
function read(fields: string): DocumentNode | null {
  try {
    return parse(`{ ${fields} }`);
  } catch {
    return null;
  }
}
