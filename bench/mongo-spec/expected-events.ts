import { asSpecified } from './driver-departures.ts';
import type { Entities } from './entities.ts';
import { match } from './match.ts';
import { type ExpectedEvents, Mismatch } from './spec.ts';

/** Holds the commands that a client was seen to send, and their answers, against what is expected. */
export function checkEvents(expected: ExpectedEvents, entities: Entities): void {
  const wanted = expected.eventType ?? 'command';
  if (wanted !== 'command') throw new Error(`The runner does not watch events of the kind '${wanted}'.`);
  const { events } = entities.watchedClient(expected.client);
  const names = events.map(({ type, commandName }) => `${commandName} (${type})`).join(', ');
  if (
    expected.ignoreExtraEvents === true
      ? events.length < expected.events.length
      : events.length !== expected.events.length
  )
    throw new Mismatch(`${expected.events.length} events were expected, and there were: ${names || 'none'}`);
  for (const [i, one] of expected.events.entries()) {
    const [entry] = Object.entries(one);
    const seen = events[i];
    if (entry === undefined || seen === undefined) continue;
    const [type, fields] = entry;
    if (seen.type !== type) throw new Mismatch(`event ${i} is ${seen.type}, not ${type}`);
    for (const [name, value] of Object.entries(fields)) {
      const field =
        name === 'command'
          ? asSpecified(seen.fields.command, fields.command, entities.note)
          : seen.fields[name];
      match(value, field, entities, `event ${i}: ${name}`);
    }
  }
}
