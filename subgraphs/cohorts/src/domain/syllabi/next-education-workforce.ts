import type { AgendaPoint, SessionFacts } from '../cohort-session.ts';
import { agendaPoint, type Syllabus } from './syllabus.ts';

const EASTERN = 'America/New_York';
const PACIFIC = 'America/Los_Angeles';

/** Each core session is printed "Thursday, …, 4–5:30 p.m. Eastern, 1–2:30 p.m. Pacific". */
function coreSession(
  startsOn: string,
  title: string,
  essentialQuestion: string,
  agenda: readonly AgendaPoint[],
): SessionFacts {
  return {
    title,
    essentialQuestion,
    summary: null,
    when: { startsOn, startsAtLocal: '16:00', durationMinutes: 90 },
    month: startsOn.slice(0, 7),
    timeZone: EASTERN,
    weekdayLabel: 'Thursday',
    agenda,
    modality: null,
    place: null,
    isTailored: false,
  };
}

/** The syllabus keeps a month for each tailored session; its day and topic are chosen with the teams. */
function tailoredSession(month: string): SessionFacts {
  return {
    title: 'Tailored sessions',
    essentialQuestion: null,
    summary: 'Sessions to help you prepare to launch team-based models in your context in Fall 2023.',
    when: null,
    month,
    timeZone: EASTERN,
    weekdayLabel: null,
    agenda: [],
    modality: null,
    place: null,
    isTailored: true,
  };
}

/** The syllabus of the Next Education Workforce Learning Cohort 2022–23, in its own words. */
export const nextEducationWorkforce: Syllabus = {
  key: 'next-education-workforce',
  name: 'Next Education Workforce Learning Cohort',
  summary:
    'A year of learning for teams of school systems on team-based staffing models: five core sessions from September to January, then sessions from February to May that are tailored to what the teams need to launch.',
  source: {
    title: 'Next Education Workforce™ Learning Cohort 2022–23',
    text: 'Dates, times, titles, essential questions, agendas and topics are those of the published syllabus “Next Education Workforce™ Learning Cohort 2022–23”; the summary is ours.',
  },
  academicYear: 2022,
  publishedZones: [EASTERN, PACIFIC],
  topics: [
    'Identifying key student and educator outcomes',
    'Building new roles',
    'Supporting teacher candidates through teams',
    'Team-based scheduling',
    'Working with community educators',
  ],
  sessions: [
    coreSession(
      '2022-09-29',
      'Welcome and starting with “why”',
      'How might Next Education Workforce models yield better outcomes for your students and educators?',
      [
        agendaPoint('Challenges of the one-teacher, one-classroom staffing model'),
        agendaPoint('What are Next Education Workforce models?'),
        agendaPoint('Hopes for our time together and syllabus review'),
      ],
    ),
    coreSession(
      '2022-10-13',
      'Models in action',
      'What do the Next Education Workforce models look like in action?',
      [
        agendaPoint('School spotlights'),
        agendaPoint(
          'Breakout sessions for elementary models, secondary models and rural models led by current implementing principals where you will dig into aspects of the models including learning space layouts, schedules, staffing and curricular implications',
        ),
      ],
    ),
    coreSession(
      '2022-11-17',
      'Elements of the Next Education Workforce',
      'What do Next Education Workforce Models enable for students, staff and school districts?',
      [
        agendaPoint('Elements exploration:', [
          'Teams of educators with distributed expertise',
          'Deeper and personalized learning',
          'New ways to enter the profession, specialize and advance',
        ]),
      ],
    ),
    coreSession(
      '2022-12-08',
      'Sustainable human resource & financial models',
      'How can Next Education Workforce Models work in your local context?',
      [
        agendaPoint('Implications for human capital management systems'),
        agendaPoint('Implications for system and school budgets'),
      ],
    ),
    coreSession(
      '2023-01-12',
      'Moving from learning to launching',
      'How will you launch your first Next Education Workforce model?',
      [
        agendaPoint('Selecting pilot school(s) and team(s)'),
        agendaPoint('Planning stakeholder communication and buy-in'),
        agendaPoint('Q&A panel with systems, school and teacher leaders; parents; and community members'),
        agendaPoint('Preview of the spring 2023 sessions'),
      ],
    ),
    tailoredSession('2023-02'),
    tailoredSession('2023-03'),
    tailoredSession('2023-04'),
    tailoredSession('2023-05'),
  ],
};
