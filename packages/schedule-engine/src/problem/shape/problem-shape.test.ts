import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { ScheduleProblem } from '../problem.ts';
import type { CourseRequest, Student } from '../student.ts';
import { problemJsonSchema, type problemShape } from './problem-shape.ts';

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;
type Forbidden = 'race' | 'ethnicity' | 'sex' | 'gender';

describe('the shape of a problem', () => {
  it('is the type ScheduleProblem, key by key', () => {
    expectTypeOf<Frozen<z.infer<typeof problemShape>>>().toEqualTypeOf<ScheduleProblem>();
    expectTypeOf<Frozen<z.infer<typeof problemShape>>>().not.toEqualTypeOf<Omit<ScheduleProblem, 'goals'>>();
  });

  it('has no race, ethnicity or sex of a student', () => {
    expectTypeOf<Extract<keyof Student | keyof CourseRequest, Forbidden>>().toEqualTypeOf<never>();
  });

  it('is published as problem.schema.json, which `npm run schema` writes', () => {
    const file = new URL('../../../problem.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(problemJsonSchema());
  });
});
