import { destination, type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * JSON lines on standard error (standard output carries only the line that says where the
 * process listens). Names, e-mails and tokens are cut out wherever they stand near the top,
 * as a net under the rule that nobody logs them in the first place.
 */
export function createLogger(name: string, level: string): Logger {
  return pino(
    {
      name,
      level,
      redact: {
        paths: [
          'givenName',
          'familyName',
          'displayName',
          'email',
          'token',
          'authorization',
          '*.givenName',
          '*.familyName',
          '*.email',
          '*.token',
          'headers.authorization',
          'headers.cookie',
        ],
        censor: '[cut]',
      },
    },
    destination({ fd: 2, sync: false }),
  );
}
