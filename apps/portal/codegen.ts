import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiSchemaFromDisk, supergraphFromDisk } from './codegen/api-schema.ts';
import { portalCodegen } from './codegen/config.ts';
import { fieldSidesModule } from './codegen/field-sides.ts';

const root = join(import.meta.dirname, '../..');
const generated = join(import.meta.dirname, 'src/__generated__');

mkdirSync(generated, { recursive: true });
writeFileSync(join(generated, 'field-sides.ts'), fieldSidesModule(supergraphFromDisk(root)));

export default portalCodegen(apiSchemaFromDisk(root));
