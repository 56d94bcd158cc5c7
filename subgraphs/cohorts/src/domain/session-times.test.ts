import { describe, expect, it } from 'vitest';
import { isTimeZone, startOf, zonedTimes } from './session-times.ts';
import { nextEducationWorkforce } from './syllabi/next-education-workforce.ts';

const { publishedZones } = nextEducationWorkforce;
const core = nextEducationWorkforce.sessions.filter((session) => session.when !== null);

describe('zonedTimes', () => {
  it('S0-04 shows the own zone first, then the two published ones', () => {
    const [second] = core.slice(1);
    expect(second && zonedTimes(second, ['America/Chicago'], publishedZones)).toEqual([
      {
        zone: 'America/Chicago',
        isPublished: false,
        startsLocal: '2022-10-13T15:00:00',
        endsLocal: '2022-10-13T16:30:00',
        weekday: 'THURSDAY',
        label: '3:00–4:30 p.m. Central',
      },
      {
        zone: 'America/New_York',
        isPublished: true,
        startsLocal: '2022-10-13T16:00:00',
        endsLocal: '2022-10-13T17:30:00',
        weekday: 'THURSDAY',
        label: '4:00–5:30 p.m. Eastern',
      },
      {
        zone: 'America/Los_Angeles',
        isPublished: true,
        startsLocal: '2022-10-13T13:00:00',
        endsLocal: '2022-10-13T14:30:00',
        weekday: 'THURSDAY',
        label: '1:00–2:30 p.m. Pacific',
      },
    ]);
  });

  it('S0-04 keeps the local time when the clocks change on 6 November 2022, between sessions 2 and 3', () => {
    const labels = core.map((session) => zonedTimes(session, [], publishedZones).map((time) => time.label));
    expect(labels).toEqual(core.map(() => ['4:00–5:30 p.m. Eastern', '1:00–2:30 p.m. Pacific']));
    const instants = core.map(
      (session) => session.when && startOf(session.when, session.timeZone).toInstant().toString(),
    );
    expect(instants).toEqual([
      '2022-09-29T20:00:00Z',
      '2022-10-13T20:00:00Z',
      '2022-11-17T21:00:00Z',
      '2022-12-08T21:00:00Z',
      '2023-01-12T21:00:00Z',
    ]);
  });

  it('names a published zone once when it is also the own one', () => {
    const [first] = core;
    const zones = first && zonedTimes(first, ['America/New_York'], publishedZones).map((time) => time.zone);
    expect(zones).toEqual(['America/New_York', 'America/Los_Angeles']);
  });

  it('shows the next day where midnight lies between', () => {
    const [first] = core;
    const [there] = first === undefined ? [] : zonedTimes(first, ['Asia/Tokyo'], publishedZones);
    expect(there).toMatchObject({ startsLocal: '2022-09-30T05:00:00', weekday: 'FRIDAY' });
  });

  it('says a.m. and p.m. when noon lies between', () => {
    const when = { startsOn: '2022-09-29', startsAtLocal: '11:15', durationMinutes: 90 };
    const [time] = zonedTimes({ when, timeZone: 'America/Denver' }, [], ['America/Denver']);
    expect(time?.label).toBe('11:15 a.m.–12:45 p.m. Mountain');
  });

  it('is empty while a tailored session has no date', () => {
    expect(zonedTimes({ when: null, timeZone: 'America/New_York' }, ['Asia/Tokyo'], publishedZones)).toEqual(
      [],
    );
  });
});

describe('isTimeZone', () => {
  it.each(['America/New_York', 'UTC', 'Pacific/Honolulu'])('takes %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['', 'Eastern', '+02:00', '-05:00', 'America/Nowhere'])('refuses %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });
});
