import type { LintRule } from '../rule.ts';

const TYPE = /^[A-Z][A-Za-z0-9]*$/;
const FIELD = /^[a-z][A-Za-z0-9]*$/;
const VALUE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** `Person`, `displayName`, `SCREAMING_SNAKE`; inputs end in `Input`, `Filter` or `Order`. */
export const names: LintRule = function* ({ view }) {
  for (const { name, kind, fields, values } of view.types.values()) {
    if (name.startsWith('_')) continue;
    if (!TYPE.test(name)) yield { path: name, message: `${name}: name types like PersonName.` };
    if (kind === 'INPUT' && !/(Input|Filter|Order)$/.test(name)) {
      yield { path: name, message: `${name} is an input; let its name end in Input, Filter or Order.` };
    }
    for (const field of fields.values()) {
      const path = `${name}.${field.name.value}`;
      if (!FIELD.test(field.name.value) && !field.name.value.startsWith('_'))
        yield { path, message: `${path}: name fields like displayName.` };
      for (const argument of 'arguments' in field ? (field.arguments ?? []) : [])
        if (!FIELD.test(argument.name.value))
          yield {
            path: `${path}.${argument.name.value}`,
            message: `${path}(${argument.name.value}:): name arguments like startsOn.`,
          };
    }
    for (const value of values)
      if (!VALUE.test(value))
        yield { path: `${name}.${value}`, message: `${name}.${value}: name values of enums LIKE_THIS.` };
  }
};
