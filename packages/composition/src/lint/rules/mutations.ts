import { type FieldDefinitionNode, Kind } from 'graphql';
import type { LintContext, LintFault, LintRule } from '../rule.ts';
import { namedType } from '../schema-view.ts';

/**
 * `publishSchedule(input: PublishScheduleInput!): PublishScheduleResult!`, a union of a success and of named failures that
 * implement `UserError`: what can be expected to go wrong stands in the schema. One that needs
 * nothing takes nothing.
 */
export const mutations: LintRule = function* (context) {
  for (const field of context.view.types.get('Mutation')?.fields.values() ?? [])
    if (field.kind === Kind.FIELD_DEFINITION) yield* faultsOf(field, context);
};

function* faultsOf(field: FieldDefinitionNode, { view }: LintContext): Generator<LintFault> {
  const { value: name } = field.name;
  const path = `Mutation.${name}`;
  const noun = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const [input, ...others] = field.arguments ?? [];
  const isInput =
    input === undefined ||
    (input.name.value === 'input' &&
      input.type.kind === Kind.NON_NULL_TYPE &&
      namedType(input.type) === `${noun}Input`);
  if (!isInput || others.length > 0)
    yield { path, message: `${path} takes one argument, input: ${noun}Input!.` };
  const result = view.types.get(namedType(field.type));
  if (result?.name !== `${noun}Result` || result.kind !== 'UNION') {
    yield { path, message: `${path} answers ${noun}Result!, a union of its success and its named failures.` };
    return;
  }
  const failures = result.members.filter((member) =>
    view.types.get(member)?.interfaces.includes('UserError'),
  );
  if (failures.length === 0)
    yield {
      path: result.name,
      message: `${result.name} names no failure; let one member implement UserError.`,
    };
  if (failures.length !== result.members.length - 1)
    yield {
      path: result.name,
      message: `${result.name} has one success; all its other members implement UserError.`,
    };
}
