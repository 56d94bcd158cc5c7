import { encode } from '../bson/encode.ts';
import { type Encodable, int } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import { OPERATION_FIELDS, readOperation } from './bulk-operation.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';
import { CURSOR_FIELDS, countField, docField, flagField, refuseUnknown } from './fields.ts';
import { checkBatch, runStatements, statementsOf } from './statements.ts';
import { letVariables } from './variables.ts';

type Result = Map<string, Encodable>;

/** Runs all operations; the answer's `results` become a cursor outside, since a retry gets the stored answer. */
function runAll(context: Context): Promise<Reply> {
  const given = statementsOf(context, 'ops');
  const namespaces = statementsOf(context, 'nsInfo');
  checkBatch(given);
  const variables = letVariables(context.command);
  const operations = given.map((operation) => readOperation(context, operation, namespaces, variables));
  const errorsOnly = flagField(context.command, 'errorsOnly');
  const ordered = flagField(context.command, 'ordered', true);
  return context.write((view) => {
    const totals = { nErrors: 0, nInserted: 0, nMatched: 0, nModified: 0, nUpserted: 0, nDeleted: 0 };
    const results = new Map<number, Result>();
    const errors = runStatements(context, operations, ordered, (operation, index) => {
      const done = operation(view);
      if (done.kind === 'insert') totals.nInserted += 1;
      else if (done.kind === 'delete') totals.nDeleted += done.matched;
      else totals.nMatched += done.matched;
      totals.nModified += done.modified;
      totals.nUpserted += done.upserted ? 1 : 0;
      if (!errorsOnly)
        results.set(index, new Map<string, Encodable>([['ok', 1], ['idx', int(index)], ...done.fields]));
    });
    for (const error of errors) {
      const { index, result } = failed(error);
      totals.nErrors += 1;
      results.set(index, result);
    }
    const inOrder = [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
    return new Map<string, Encodable>([
      ['results', inOrder],
      ...Object.entries(totals).map(([name, total]) => [name, int(total)] as const),
    ]);
  });
}

/** A write error in the words of this command: `ok: 0`, and `idx` for its place. */
function failed(error: Map<string, Encodable>): { readonly index: number; readonly result: Result } {
  const index = error.get('index');
  const at = typeof index === 'object' && index !== null && 'value' in index ? Number(index.value) : 0;
  const rest = [...error].filter(([name]) => name !== 'index');
  return {
    index: at,
    result: new Map<string, Encodable>([['ok', 0], ['idx', int(at)], ['n', int(0)], ...rest]),
  };
}

/** Writes into several collections, also of several databases, by one command (since MongoDB 8.0). */
export const bulkWrite: Command = {
  fields: [
    'bulkWrite',
    'ops',
    'nsInfo',
    'ordered',
    'errorsOnly',
    'bypassDocumentValidation',
    'cursor',
    'let',
  ],
  inside: { cursor: CURSOR_FIELDS, ...OPERATION_FIELDS },
  inTransaction: true,
  retryable: true,
  run: async (context) => {
    if (context.database !== 'admin')
      throw new MongoError(13, 'bulkWrite may only be run against the admin database.');
    const cursor = docField(context.command, 'cursor') ?? new Map();
    refuseUnknown(cursor, CURSOR_FIELDS, 'bulkWrite.cursor');
    const done = await runAll(context);
    const results = done.get('results');
    const documents = (Array.isArray(results) ? results : []).flatMap((result) =>
      result instanceof Map ? [encode(result)] : [],
    );
    const reply = await context.cursors.open(
      'admin.$cmd.bulkWrite',
      documents.values(),
      // One more than there are: the cursor is then seen to be at its end.
      countField(cursor, 'batchSize') ?? documents.length + 1,
      false,
      context.transaction,
      context.nowMs,
    );
    for (const [name, value] of done) if (name !== 'results') reply.set(name, value);
    return reply;
  },
};
