import { createHash } from 'node:crypto';
import { type Actor, scopeOfNothing } from '@quad/kernel';
import type { Logger } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ownSignUps } from '../domain/permissions.ts';
import type { Memory, Secrets } from '../domain/ports.ts';
import type { ProgramEdition } from '../domain/program-edition.ts';
import { editionLabel } from '../domain/program-edition.ts';
import { type CalendarEdition, calendarFile } from './calendar-file.ts';

interface CalendarRouteDeps {
  readonly memory: Memory;
  readonly secrets: Secrets;
  readonly logger: Logger;
}

interface FoundCalendar {
  readonly body: string;
  readonly cacheControl: string;
}

/**
 * `GET /calendar/<edition id>.ics`: a published or past edition, for everyone.
 * `GET /calendar/<secret>.ics`: all editions in which the owner of the secret has a place, for
 * whoever has it; it is logged as its hash only. Everything else answers 404 alike.
 */
export function addCalendarRoute(
  app: FastifyInstance,
  actorOf: (request: FastifyRequest) => Actor,
  deps: CalendarRouteDeps,
): void {
  app.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
    const name = /^([\w-]{1,100})\.ics$/.exec(request.params.file)?.[1];
    const found =
      name === undefined
        ? null
        : ((await editionCalendar(deps, name)) ??
          (await privateCalendar(deps, name, actorOf(request).requestId)));
    if (found === null) {
      return reply.code(404).send({ error: 'There is no such calendar; it may have been revoked.' });
    }
    return sendCalendar(request, reply, found);
  });
}

/** A draft has no calendar, not even for its owner: a calendar's path needs no sign-in. */
async function editionCalendar(
  { memory }: CalendarRouteDeps,
  editionId: string,
): Promise<FoundCalendar | null> {
  const edition = await memory.editions.find(scopeOfNothing, editionId);
  if (edition === null) return null;
  const [named] = await withProgramNames(memory, [edition]);
  if (named === undefined) return null;
  const name = `${named.programName} ${editionLabel(edition.academicYear)}`;
  return { body: calendarFile(name, [named]), cacheControl: 'public, max-age=300' };
}

async function privateCalendar(
  { memory, secrets, logger }: CalendarRouteDeps,
  secret: string,
  requestId: string,
): Promise<FoundCalendar | null> {
  const feedHash = secrets.hash(secret);
  const feed = await memory.calendarFeeds.findBySecretHash(feedHash);
  logger.debug({ feedHash, isKnown: feed !== null, requestId }, 'private calendar asked for');
  if (feed === null) return null;
  const signUps = await memory.signUps.ofPeople(ownSignUps(feed), [feed.personId]);
  const editionIds = signUps.map((signUp) => signUp.editionId).toSorted();
  const editions = await memory.editions.findMany(scopeOfNothing, editionIds);
  const inOrder = editions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const body = calendarFile('Quad', await withProgramNames(memory, inOrder));
  return { body, cacheControl: 'private, no-cache' };
}

async function withProgramNames(
  memory: Memory,
  editions: readonly ProgramEdition[],
): Promise<readonly CalendarEdition[]> {
  const programs = await memory.programs.findMany(
    scopeOfNothing,
    editions.map((edition) => edition.programId),
  );
  const names = new Map(programs.map((program) => [program.id, program.name]));
  return editions.flatMap((edition) => {
    const programName = names.get(edition.programId);
    return programName === undefined ? [] : [{ edition, programName }];
  });
}

/** Calendars ask again and again: what they already have is answered 304 without a body. */
function sendCalendar(request: FastifyRequest, reply: FastifyReply, found: FoundCalendar): FastifyReply {
  const etag = `"${createHash('sha256').update(found.body).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', found.cacheControl);
  if (namesTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.type('text/calendar; charset=utf-8').send(found.body);
}

/** `If-None-Match` compares weakly (RFC 9110, 13.1.2): proxies that compress make `W/` tags of ours. */
function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}
