import { DateTime, Timestamp } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import type { MakeModifier } from '../modifier.ts';

export const currentDate: MakeModifier = (argument) => {
  let type = 'date';
  if (argument instanceof Map) {
    const wanted = argument.get('$type');
    if (argument.size !== 1 || (wanted !== 'date' && wanted !== 'timestamp')) {
      throw badValue(
        "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
      );
    }
    type = wanted;
  } else if (typeof argument !== 'boolean') {
    throw badValue("$currentDate takes a boolean type or a $type expression ({$type: 'timestamp/date'})");
  }
  return {
    creates: true,
    apply: (_, { nowMs, ordinal }) =>
      type === 'date'
        ? new DateTime(BigInt(nowMs))
        : new Timestamp((BigInt(Math.trunc(nowMs / 1000)) << 32n) | BigInt(ordinal())),
  };
};
