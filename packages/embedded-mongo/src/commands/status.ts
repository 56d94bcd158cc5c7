import { type Encodable, int } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { MAX_DOCUMENT_BYTES } from '../storage/documents.ts';
import type { Command } from './command.ts';
import { SERVER_VERSION } from './hello.ts';

export const ping: Command = { fields: ['ping'], run: () => new Map() };

export const buildInfo: Command = {
  fields: ['buildInfo', 'buildinfo'],
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

export const serverStatus: Command = {
  fields: ['serverStatus', 'repl', 'metrics', 'locks'],
  run: (context) =>
    new Map<string, Encodable>([
      ['host', 'localhost'],
      ['version', SERVER_VERSION],
      ['process', 'quad-embedded'],
      ['pid', BigInt(process.pid)],
      ['uptime', process.uptime()],
      [
        'mem',
        new Map<string, Encodable>([['resident', int(Math.round(process.memoryUsage().rss / 1024 / 1024))]]),
      ],
      [
        'storageEngine',
        new Map<string, Encodable>([
          ['name', 'lmdb'],
          ['persistent', true],
        ]),
      ],
      [
        'metrics',
        new Map<string, Encodable>([
          [
            'cursor',
            new Map<string, Encodable>([
              ['open', new Map<string, Encodable>([['total', BigInt(context.cursors.size)]])],
            ]),
          ],
        ]),
      ],
    ]),
};

export const connectionStatus: Command = {
  fields: ['connectionStatus', 'showPrivileges'],
  run: () =>
    new Map<string, Encodable>([
      [
        'authInfo',
        new Map<string, Encodable>([
          ['authenticatedUsers', []],
          ['authenticatedUserRoles', []],
        ]),
      ],
    ]),
};

export const getParameter: Command = {
  fields: ['getParameter', 'featureCompatibilityVersion'],
  run: (context) => {
    if (!context.command.has('featureCompatibilityVersion')) {
      throw new MongoError(CODES.InvalidOptions, 'no option found to get');
    }
    return new Map<string, Encodable>([
      ['featureCompatibilityVersion', new Map<string, Encodable>([['version', '8.0']])],
    ]);
  },
};
