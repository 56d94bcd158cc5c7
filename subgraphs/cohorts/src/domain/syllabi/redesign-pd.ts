import type { Syllabus } from './syllabus.ts';

/**
 * The Redesign PD Community of Practice, launched in December 2015. The report on it names no meeting
 * dates, so the edition has no sessions: who runs it adds them.
 */
export const redesignPd: Syllabus = {
  key: 'redesign-pd',
  name: 'Redesign PD Community of Practice',
  summary:
    'Teams of districts identify their local professional learning challenges and create scalable solutions in continuous improvement cycles, with opportunities to solve problems together with other districts.',
  source: {
    title: 'Lessons Learned From the First 6 Months of Learning Forward’s 18-Month, 22-District Initiative',
    text: 'Launch, aim and way of working are those of the report on the community that Learning Forward facilitates; the summary is ours. The report names no meeting dates.',
  },
  academicYear: 2015,
  publishedZones: ['America/New_York'],
  topics: [],
  sessions: [],
};
