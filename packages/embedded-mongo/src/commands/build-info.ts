import { type Encodable, int } from '../bson/value.ts';
import { MAX_DOCUMENT_BYTES } from '../storage/documents.ts';
import type { Command } from './command.ts';
import { SERVER_VERSION } from './hello.ts';

export const buildInfo: Command = {
  fields: ['buildInfo'],
  run: () =>
    new Map<string, Encodable>([
      ['version', SERVER_VERSION],
      ['versionArray', [8, 0, 0, 0].map((part) => int(part))],
      ['modules', ['quad-embedded']],
      ['storageEngines', ['lmdb']],
      ['bits', int(64)],
      ['debug', false],
      ['maxBsonObjectSize', int(MAX_DOCUMENT_BYTES)],
    ]),
};
