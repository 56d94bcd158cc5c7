import {
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeDefinitionNode,
} from 'graphql';
import { nameOf } from './pruned.ts';
import type { ContractRule } from './rule.ts';
import type { Tags } from './tags.ts';

type Types = ReadonlyMap<string, TypeDefinitionNode>;

export interface Cut {
  readonly rule: ContractRule;
  readonly tags: Tags;
  /** The whole API. */
  readonly whole: Types;
  /** What was chosen of it, before what points nowhere was taken out. */
  readonly chosen: Types;
  /** What is left. */
  readonly left: Types;
  /** The names of what is left that can be reached. */
  readonly reached: ReadonlySet<string>;
}

/** What makes a contract's schema one that nobody could use as it is meant: one sentence each, with what to do. */
export function faultsOf(cut: Cut): readonly string[] {
  return [...lostByTag(cut), ...emptied(cut), ...missingInputs(cut), ...brokenInterfaces(cut)].map(
    (sentence) => `Contract "${cut.rule.name}": ${sentence}`,
  );
}

/** A field that somebody tagged, whose type has nothing in the contract. */
function* lostByTag({ rule, tags, chosen, left }: Cut): Generator<string> {
  if (rule.include.length === 0) return;
  for (const [name, definition] of chosen) {
    for (const field of fieldsOf(definition)) {
      const place = `${name}.${field.name.value}`;
      const of = nameOf(field.type);
      const isLost = !stands(of, left) && !tags.has(of, rule.exclude);
      if (isLost && tags.has(place, rule.include))
        yield `${place} is tagged for it, and its type ${of} has nothing in it; tag what of ${of} belongs in it, or take the tag off.`;
    }
  }
}

/** A type of which something was chosen, and nothing is left. */
function* emptied({ rule, tags, whole, chosen, left }: Cut): Generator<string> {
  for (const [name, definition] of chosen) {
    if (left.has(name) || (rule.include.length > 0 && !isMeant(definition, rule, tags))) continue;
    const parts = definition.kind === Kind.ENUM_TYPE_DEFINITION ? 'value' : 'field';
    if (whole.get(name)?.kind === Kind.UNION_TYPE_DEFINITION)
      yield `the union ${name} has no member in it; tag one, or leave ${name} out.`;
    else yield `${name} has no ${parts} left in it; leave ${name} out as a whole, or keep a ${parts}.`;
  }
}

/** Whether somebody tagged the type or a part of it for the contract. */
function isMeant(definition: TypeDefinitionNode, rule: ContractRule, tags: Tags): boolean {
  const name = definition.name.value;
  return (
    tags.has(name, rule.include) ||
    fieldsOf(definition).some((field) => tags.has(`${name}.${field.name.value}`, rule.include))
  );
}

/** What a client must give and cannot: the contract has no such argument or input field. */
function* missingInputs({ whole, left, reached }: Cut): Generator<string> {
  for (const name of reached) {
    const [before, after] = [whole.get(name), left.get(name)];
    if (before === undefined || after === undefined) continue;
    if (before.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && after.kind === before.kind) {
      for (const input of missing(before.fields, after.fields))
        yield `${name}.${input} must be given and is not in it; keep it, or give it a default.`;
      yield* lostDefaults(after.fields, left, (input) => `${name}.${input}`);
    }
    const kept = new Map(fieldsOf(after).map((field) => [field.name.value, field]));
    for (const field of fieldsOf(before)) {
      const place = `${name}.${field.name.value}`;
      const own = kept.get(field.name.value);
      if (own === undefined) continue;
      for (const input of missing(field.arguments, own.arguments))
        yield `${place} must be given ${input}, which is not in it; keep the argument, or give it a default.`;
      yield* lostDefaults(own.arguments, left, (input) => `${place}(${input}:)`);
    }
  }
}

function missing(
  before: readonly InputValueDefinitionNode[] | undefined,
  after: readonly InputValueDefinitionNode[] | undefined,
): readonly string[] {
  const kept = new Set((after ?? []).map(({ name }) => name.value));
  return (before ?? [])
    .filter(({ type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined)
    .map(({ name }) => name.value)
    .filter((name) => !kept.has(name));
}

/** A default that is a value of an enum which the contract's enum does not have. */
function* lostDefaults(
  inputs: readonly InputValueDefinitionNode[] | undefined,
  left: Types,
  place: (input: string) => string,
): Generator<string> {
  for (const { name, type, defaultValue } of inputs ?? []) {
    const definition = left.get(nameOf(type));
    if (defaultValue?.kind !== Kind.ENUM || definition?.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    if (definition.values?.some((value) => value.name.value === defaultValue.value) === true) continue;
    yield `the default ${defaultValue.value} of ${place(name.value)} is no value of ${nameOf(type)} in it; keep the value, or change the default.`;
  }
}

/** An interface in the contract that a type in it implements, without one of its fields. */
function* brokenInterfaces({ left, reached }: Cut): Generator<string> {
  for (const name of reached) {
    const definition = left.get(name);
    if (definition === undefined || !('interfaces' in definition)) continue;
    const own = new Set(fieldsOf(definition).map((field) => field.name.value));
    for (const { name: of } of definition.interfaces ?? []) {
      const implemented = left.get(of.value);
      for (const field of implemented === undefined ? [] : fieldsOf(implemented)) {
        if (own.has(field.name.value)) continue;
        yield `${name} implements ${of.value}, whose field ${field.name.value} is in it and ${name}.${field.name.value} is not; keep both, or neither.`;
      }
    }
  }
}

function stands(type: string, left: Types): boolean {
  return left.has(type) || ['ID', 'String', 'Int', 'Float', 'Boolean'].includes(type);
}

function fieldsOf(definition: TypeDefinitionNode): readonly FieldDefinitionNode[] {
  const hasFields =
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
  return hasFields ? (definition.fields ?? []) : [];
}
