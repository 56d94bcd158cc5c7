import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';

const WHOLE = /^-?\d+$/;

/** Whether a value that JSON has is one of a type; every value may be one of a custom scalar. */
export function leafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  if (!isSpecifiedScalarType(type)) return () => true;
  switch (type.name) {
    case 'Boolean':
      return (value) => typeof value === 'boolean';
    case 'Int':
      return isWhole;
    case 'Float':
      return (value) => typeof value === 'number';
    case 'ID':
      return (value) => typeof value === 'string' || isWhole(value);
    default:
      return (value) => typeof value === 'string';
  }
}

function isWhole(value: unknown): boolean {
  return typeof value === 'number' && WHOLE.test(String(value));
}
