import { expect, it } from 'vitest';
import { nextEducationWorkforce } from './next-education-workforce.ts';

const { sessions, topics, source } = nextEducationWorkforce;

it('S0-02 holds the whole year: five core sessions, then the months of tailored ones', () => {
  expect(sessions.map((session) => session.isTailored)).toEqual([
    ...Array(5).fill(false),
    ...Array(4).fill(true),
  ]);
  expect(sessions.map((session) => session.month)).toEqual([
    '2022-09',
    '2022-10',
    '2022-11',
    '2022-12',
    '2023-01',
    '2023-02',
    '2023-03',
    '2023-04',
    '2023-05',
  ]);
});

it('gives each core session a title and an essential question', () => {
  const core = sessions.filter((session) => !session.isTailored);
  expect(core.map((session) => [session.title, session.essentialQuestion])).toEqual([
    [
      'Welcome and starting with “why”',
      'How might Next Education Workforce models yield better outcomes for your students and educators?',
    ],
    ['Models in action', 'What do the Next Education Workforce models look like in action?'],
    [
      'Elements of the Next Education Workforce',
      'What do Next Education Workforce Models enable for students, staff and school districts?',
    ],
    [
      'Sustainable human resource & financial models',
      'How can Next Education Workforce Models work in your local context?',
    ],
    ['Moving from learning to launching', 'How will you launch your first Next Education Workforce model?'],
  ]);
});

it('keeps every point of the agendas, also those below a point', () => {
  expect(sessions.map((session) => session.agenda.length)).toEqual([3, 2, 1, 2, 4, 0, 0, 0, 0]);
  expect(sessions[2]?.agenda[0]?.points).toEqual([
    'Teams of educators with distributed expertise',
    'Deeper and personalized learning',
    'New ways to enter the profession, specialize and advance',
  ]);
});

it('carries the pool of five topics and its source', () => {
  expect(topics).toHaveLength(5);
  expect(source.title).toBe('Next Education Workforce™ Learning Cohort 2022–23');
});
