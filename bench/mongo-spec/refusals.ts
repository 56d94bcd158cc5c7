import type { CommandFailedEvent, CommandSucceededEvent, Document } from 'mongodb';

/** An error reply, or an error of one statement inside a reply, as the server gave it. */
export interface ServerError {
  readonly command: string;
  readonly code: number;
  readonly message: string;
}

/**
 * Codes by which MongoDB says that it does not know something: InvalidPipelineOperator, CommandNotFound,
 * CommandNotSupported, NotImplemented, unrecognized stage, unknown field, unknown group operator.
 * Source: error_codes.yml and the messages of MongoDB's own parsers.
 */
const UNKNOWN = new Set([59, 115, 168, 238, 15952, 40324, 40415]);

const INTERNAL_ERROR = 1;

/** True when the server said that it does not have what was asked, and so did nothing; a fault of its own is none. */
export function isRefusal({ code, message }: ServerError): boolean {
  if (code === INTERNAL_ERROR) return false;
  return (
    UNKNOWN.has(code) ||
    /embedded database|unknown (top level )?operator|unknown modifier|not support/i.test(message)
  );
}

export function failure(event: CommandFailedEvent): ServerError[] {
  const { failure: error } = event;
  // What is no reply of the server has no code.
  if (!('code' in error) || typeof error.code !== 'number') return [];
  return [{ command: event.commandName, code: error.code, message: error.message }];
}

/** The statements that a reply with ok: 1 says were refused. */
export function refusedStatements(event: CommandSucceededEvent): ServerError[] {
  const reply = event.reply as Document | undefined;
  const failed: Document[] = [
    ...(reply?.writeErrors ?? []),
    ...(event.commandName === 'bulkWrite' ? (reply?.cursor?.firstBatch ?? []) : []),
  ];
  return failed
    .filter(({ code }) => typeof code === 'number')
    .map(({ code, errmsg }) => ({ command: event.commandName, code, message: String(errmsg) }));
}
