import { writeFileSync } from 'node:fs';
import { problemJsonSchema } from '../src/problem/shape/problem-shape.ts';
import { answerJsonSchema } from '../src/readers/answer-file.ts';

// Biome has the last word on the form of the files: `biome check --write` follows in `npm run schema`.
for (const [file, schema] of [
  ['problem.schema.json', problemJsonSchema()],
  ['answer.schema.json', answerJsonSchema()],
] as const)
  writeFileSync(new URL(`../${file}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
