import type { Connection } from 'mongoose';
import { isInSpan, isTelemetryOn, measure, type Span, startSpan } from './telemetry.ts';

/** The driver's own traffic, which nobody's request waits for. */
const unseen = new Set(['hello', 'ismaster', 'ping', 'endSessions', 'killCursors']);

/** What makes the driver tell of its commands; nothing when nobody listens. */
export function commandMonitoring(): { readonly monitorCommands?: true } {
  return isTelemetryOn() ? { monitorCommands: true } : {};
}

/**
 * Makes every command to the database that a request or an act waits for a span: its name and its collection, never
 * what it asks for.
 */
export function traceCommands(connection: Connection): void {
  if (!isTelemetryOn()) return;
  const client = connection.getClient();
  const underWay = new Map<number, Span>();
  client.on('commandStarted', ({ requestId, commandName, databaseName, command }) => {
    if (unseen.has(commandName) || !isInSpan()) return;
    const collection: unknown = commandName === 'getMore' ? command.collection : command[commandName];
    const where = typeof collection === 'string' ? { 'db.collection.name': collection } : {};
    const span = startSpan(`${commandName}${typeof collection === 'string' ? ` ${collection}` : ''}`, {
      kind: 'client',
      facts: {
        'db.system.name': 'mongodb',
        'db.namespace': databaseName,
        'db.operation.name': commandName,
        ...where,
      },
    });
    underWay.set(requestId, span);
  });
  const end = (requestId: number, commandName: string, tookMs: number, fault: string | null) => {
    const span = underWay.get(requestId);
    underWay.delete(requestId);
    if (fault !== null) span?.fail(fault);
    span?.end();
    if (unseen.has(commandName)) return;
    const failed = fault === null ? {} : { 'error.type': fault };
    measure('db.client.operation.duration', tookMs / 1000, { 'db.operation.name': commandName, ...failed });
  };
  client.on('commandSucceeded', ({ requestId, commandName, duration }) =>
    end(requestId, commandName, duration, null),
  );
  client.on('commandFailed', ({ requestId, commandName, duration, failure }) => {
    const code = 'code' in failure ? failure.code : undefined;
    end(requestId, commandName, duration, code === undefined ? failure.name : String(code));
  });
}
