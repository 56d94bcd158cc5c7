import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeDefinitionNode,
} from 'graphql';
import type { ContractRule } from './rule.ts';
import type { Tags } from './tags.ts';

/**
 * What of a type a rule chooses, before anything else is looked at; null when nothing of it.
 *
 * With tags to include, a field of an object is chosen when it is tagged, or when its type is and none of the fields is:
 * as soon as one member is tagged, only the tagged ones are meant. Arguments, input fields and enum values come along
 * with whoever uses them, by the same rule. Scalars come along always, unions when they are tagged.
 */
export function chosenOf(
  definition: DefinitionNode,
  rule: ContractRule,
  tags: Tags,
): TypeDefinitionNode | null {
  if (!isType(definition) || tags.has(definition.name.value, rule.exclude)) return null;
  const type = definition.name.value;
  const isTagged = tags.has(type, rule.include);
  const choose = chooser(rule, tags);
  switch (definition.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return definition;
    case Kind.UNION_TYPE_DEFINITION:
      return rule.include.length === 0 || isTagged ? definition : null;
    case Kind.ENUM_TYPE_DEFINITION:
      return { ...definition, values: choose(definition.values ?? [], type, true) };
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return { ...definition, fields: choose(definition.fields ?? [], type, true) };
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = choose(definition.fields ?? [], type, isTagged);
      return { ...definition, fields: fields.map((field) => withChosenArguments(type, field, rule, tags)) };
    }
  }
}

function chooser(rule: ContractRule, tags: Tags) {
  return <Member extends { readonly name: { readonly value: string } }>(
    members: readonly Member[],
    of: string,
    isWhole: boolean,
  ): readonly Member[] => {
    const tagged = members.filter(({ name }) => tags.has(`${of}.${name.value}`, rule.include));
    const all = rule.include.length === 0 || isWhole ? members : [];
    return (tagged.length > 0 ? tagged : all).filter(
      ({ name }) => !tags.has(`${of}.${name.value}`, rule.exclude),
    );
  };
}

function withChosenArguments(
  type: string,
  field: FieldDefinitionNode,
  rule: ContractRule,
  tags: Tags,
): FieldDefinitionNode {
  const at = ({ name }: InputValueDefinitionNode) => `${type}.${field.name.value}(${name.value}:)`;
  const given = field.arguments ?? [];
  const tagged = given.filter((argument) => tags.has(at(argument), rule.include));
  const chosen = (tagged.length > 0 ? tagged : given).filter(
    (argument) => !tags.has(at(argument), rule.exclude),
  );
  return { ...field, arguments: chosen };
}

const typeKinds: readonly string[] = [
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
];

function isType(definition: DefinitionNode): definition is TypeDefinitionNode {
  return typeKinds.includes(definition.kind);
}
