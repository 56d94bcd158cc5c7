import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { keepDisclosures } from './keep-disclosures.ts';

const sdl = (mark: string) => `
  directive @studentRecord(class: String!) on FIELD_DEFINITION
  type Student { id: ID! ${mark} }
  type Query { student: Student }
`;

it('a side that keeps no log starts without marks, and not with them', () => {
  expect(() => keepDisclosures(buildSchema(sdl('')), null)).not.toThrow();
  expect(() => keepDisclosures(buildSchema(sdl('@studentRecord(class: "DIRECTORY")')), null)).toThrow(
    '1 fields are marked as student data, and this side keeps no disclosure log.',
  );
});
