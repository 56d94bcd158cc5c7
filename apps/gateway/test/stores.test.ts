import { ensureIndexes, openDatabase } from '@quad/subgraph-kit';
import { startTestDatabase, type TestDatabase } from '@quad/test-kit';
import type { Connection } from 'mongoose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSessionStore, hashOf } from '../src/trust/session-store.ts';
import { createSignInStore } from '../src/trust/sign-in-store.ts';

const minute = 60_000;
let database: TestDatabase;
let connection: Connection;
let nowMs = Date.parse('2026-11-02T15:00:00Z');
beforeAll(async () => {
  database = await startTestDatabase();
  connection = await openDatabase(database.uri, 'gateway');
  createSessionStore(connection);
  createSignInStore(connection);
  await ensureIndexes(connection);
});
afterAll(async () => {
  await connection.close();
  await database.close();
});

const signIn = { verifier: 'v', nonce: 'n', returnTo: '/x', invitation: null };
const ada = { issuer: 'demo', subject: 'ada', idToken: null };

it('ends a session that was idle for thirty minutes', async () => {
  const sessions = createSessionStore(connection, () => nowMs);
  const id = await sessions.begin(ada);
  nowMs += 29 * minute;
  expect(await sessions.find(id, false)).toMatchObject({ issuer: 'demo', subject: 'ada' });
  nowMs += minute;
  expect(await sessions.find(id, true)).toBeNull();
});

it('ends a session after twelve hours, however much it is used', async () => {
  const sessions = createSessionStore(connection, () => nowMs);
  const id = await sessions.begin(ada);
  for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
    nowMs += 20 * minute;
    expect(await sessions.find(id, true)).not.toBeNull();
  }
  nowMs += 20 * minute;
  expect(await sessions.find(id, true)).toBeNull();
});

it('forgets a session that was ended, and keeps no secret that opens one', async () => {
  const sessions = createSessionStore(connection, () => nowMs);
  const id = await sessions.begin(ada);
  const rows = await connection.collection('sessions').find().toArray();
  expect(rows.some((row) => String(row._id) === hashOf(id))).toBe(true);
  expect(JSON.stringify(rows)).not.toContain(id);
  await sessions.end(id);
  expect(await sessions.find(id, false)).toBeNull();
});

it('gives out a sign-in once, within half an hour', async () => {
  const signIns = createSignInStore(connection, () => nowMs);
  await signIns.begin('state', signIn);
  expect(await signIns.take('state')).toEqual(signIn);
  expect(await signIns.take('state')).toBeNull();
  await signIns.begin('late', signIn);
  nowMs += 30 * minute;
  expect(await signIns.take('late')).toBeNull();
});
