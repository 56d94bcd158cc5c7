import { writeFileSync } from 'node:fs';
import { problemJsonSchema } from '../src/problem/shape/problem-shape.ts';

// Biome has the last word on the form of the file: `biome check --write problem.schema.json` follows in `npm run schema`.
const target = new URL('../problem.schema.json', import.meta.url);
writeFileSync(target, `${JSON.stringify(problemJsonSchema(), null, 2)}\n`);
