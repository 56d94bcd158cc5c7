import { GraphQLError } from 'graphql';
import type { CohortSessionResolvers } from '../__generated__/resolvers.ts';
import { monthLabelOf, weekdayAgrees } from '../domain/cohort-session.ts';
import { endOf, isTimeZone, startOf, zonedTimes } from '../domain/session-times.ts';

const MOST_ZONES = 10;

export const CohortSession: CohortSessionResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.session.load(id),
  id: ({ session }) => session.id,
  version: ({ session }) => session.version,
  edition: ({ edition }) => edition,
  number: ({ session }) => session.number,
  title: ({ session }) => session.title,
  essentialQuestion: ({ session }) => session.essentialQuestion,
  summary: ({ session }) => session.summary,
  startsOn: ({ session }) => session.when?.startsOn ?? null,
  startsAtLocal: ({ session }) => session.when?.startsAtLocal ?? null,
  durationMinutes: ({ session }) => session.when?.durationMinutes ?? null,
  startsAt: ({ session }) =>
    session.when === null ? null : startOf(session.when, session.timeZone).toInstant().toString(),
  endsAt: ({ session }) =>
    session.when === null ? null : endOf(session.when, session.timeZone).toInstant().toString(),
  timeZone: ({ session }) => session.timeZone,
  times: ({ session, edition }, { zones }) =>
    zonedTimes(session, readZones(zones ?? []), edition.publishedZones),
  agenda: ({ session }) => session.agenda,
  modality: ({ session }) => session.modality,
  monthLabel: ({ session }) => monthLabelOf(session.month),
  month: ({ session }) => session.month,
  place: ({ session }) => session.place,
  isTailored: ({ session }) => session.isTailored,
  weekdayLabel: ({ session }) => session.weekdayLabel,
  weekdayAgrees: ({ session }) => weekdayAgrees(session),
};

function readZones(zones: readonly string[]): readonly string[] {
  const unknown = zones.find((zone) => !isTimeZone(zone));
  if (unknown === undefined && zones.length <= MOST_ZONES) return zones;
  const message =
    unknown === undefined
      ? `At most ${MOST_ZONES} zones, not ${zones.length}.`
      : `${unknown} is not an IANA zone like America/New_York.`;
  throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}
