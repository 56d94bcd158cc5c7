import { describe } from 'vitest';
import { updateRefusals, updateTable } from '../../../test/updating.ts';
import { DateTime, Timestamp } from '../../bson/value.ts';

describe('$currentDate', () => {
  updateTable([
    [{}, { $currentDate: { a: true } }, { a: new DateTime(1_700_000_000_000n) }],
    [{}, { $currentDate: { a: { $type: 'timestamp' } } }, { a: new Timestamp((1_700_000_000n << 32n) | 7n) }],
  ]);
  updateRefusals([
    [{}, { $currentDate: { a: 1 } }, 2],
    [{}, { $currentDate: { a: { $type: 'day' } } }, 2],
  ]);
});
