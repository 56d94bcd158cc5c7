import { join } from 'node:path';
import { apiSchemaFromDisk } from './codegen/api-schema.ts';
import { portalCodegen } from './codegen/config.ts';

export default portalCodegen(apiSchemaFromDisk(join(import.meta.dirname, '../..')));
