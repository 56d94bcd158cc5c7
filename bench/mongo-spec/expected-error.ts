import {
  type Document,
  MongoBulkWriteError,
  MongoClientBulkWriteError,
  MongoError,
  MongoServerError,
} from 'mongodb';
import { unsetWhenZero } from './driver-departures.ts';
import type { Entities } from './entities.ts';
import { match } from './match.ts';
import { bulkResult } from './operations/client.ts';
import { Mismatch } from './spec.ts';

/** All messages that an error carries: its own, and those of the statements that it gathers. */
function messages(error: Error): string {
  const statements = error instanceof MongoBulkWriteError ? [error.writeErrors].flat() : [];
  const cause = error.cause instanceof Error ? [error.cause.message] : [];
  return [error.message, ...statements.map((one) => String(one.errmsg)), ...cause].join('\n').toLowerCase();
}

function partialResult(error: unknown, entities: Entities): unknown {
  if (error instanceof MongoClientBulkWriteError)
    return error.partialResult && unsetWhenZero(bulkResult(error.partialResult), entities.note);
  return error instanceof MongoBulkWriteError ? error.result : undefined;
}

/** Holds an error against `expectError`; throws a Mismatch for the first field that differs. */
export function checkError(expected: Document, error: unknown, entities: Entities, name: string): void {
  if (!(error instanceof Error)) throw new Mismatch(`${name} failed without an error`);
  const said = `${name} failed with "${error.message}"`;
  const demand = (holds: boolean, wanted: string): void => {
    if (!holds) throw new Mismatch(`${said}, where ${wanted} was expected`);
  };
  const fields = error as Document;
  const server = error instanceof MongoClientBulkWriteError ? (error.cause as Document | undefined) : fields;
  if (expected.isClientError !== undefined)
    demand(!(error instanceof MongoServerError) === expected.isClientError, 'the other side to refuse it');
  if (expected.errorContains !== undefined)
    demand(messages(error).includes(expected.errorContains.toLowerCase()), `'${expected.errorContains}'`);
  if (expected.errorCode !== undefined)
    demand(server?.code === expected.errorCode, `code ${expected.errorCode}`);
  if (expected.errorCodeName !== undefined)
    demand(server?.codeName === expected.errorCodeName, expected.errorCodeName);
  for (const label of expected.errorLabelsContain ?? [])
    demand(error instanceof MongoError && error.hasErrorLabel(label), `the label ${label}`);
  for (const label of expected.errorLabelsOmit ?? [])
    demand(!(error instanceof MongoError && error.hasErrorLabel(label)), `no label ${label}`);
  if (expected.errorResponse !== undefined)
    match(expected.errorResponse, fields.errorResponse, entities, `${name}'s error`);
  for (const [index, one] of Object.entries(expected.writeErrors ?? {}))
    match(one, fields.writeErrors.get(Number(index)), entities, `${name}'s write error ${index}`);
  if (expected.writeErrors !== undefined)
    demand(fields.writeErrors.size === Object.keys(expected.writeErrors).length, 'as many write errors');
  if (expected.writeConcernErrors !== undefined)
    match(expected.writeConcernErrors, fields.writeConcernErrors, entities, `${name}'s write concern errors`);
  if (expected.expectResult !== undefined)
    match(expected.expectResult, partialResult(error, entities), entities, `${name}'s result`);
}
