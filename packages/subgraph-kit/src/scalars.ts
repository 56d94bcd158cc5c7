import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

function refused(what: string, value: unknown): GraphQLError {
  return new GraphQLError(`${JSON.stringify(value)} is not ${what}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function parseInstant(value: unknown): string {
  if (typeof value !== 'string') throw refused('an instant like 2026-09-29T20:00:00Z', value);
  try {
    return Temporal.Instant.from(value).toString();
  } catch {
    throw refused('an instant like 2026-09-29T20:00:00Z', value);
  }
}

function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value))
    throw refused('a day like 2026-09-29', value);
  try {
    return Temporal.PlainDate.from(value).toString();
  } catch {
    throw refused('a day of the calendar', value);
  }
}

/** Instants travel as ISO 8601 strings in UTC; resolvers may return a string, a `Date` or a `Temporal.Instant`. */
const DateTime = new GraphQLScalarType({
  name: 'DateTime',
  serialize(value) {
    if (value instanceof Date) return Temporal.Instant.fromEpochMilliseconds(value.getTime()).toString();
    if (value instanceof Temporal.Instant) return value.toString();
    return parseInstant(value);
  },
  parseValue: parseInstant,
  parseLiteral(node) {
    return parseInstant(node.kind === Kind.STRING ? node.value : undefined);
  },
});

/** Calendar days travel as `YYYY-MM-DD`. */
const DateScalar = new GraphQLScalarType({
  name: 'Date',
  serialize(value) {
    return value instanceof Temporal.PlainDate ? value.toString() : parseDay(value);
  },
  parseValue: parseDay,
  parseLiteral(node) {
    return parseDay(node.kind === Kind.STRING ? node.value : undefined);
  },
});

/** Resolvers of the shared scalars; every subgraph's map includes them. */
export const sharedScalars = { DateTime, Date: DateScalar };
