import type { Syllabus } from './syllabus.ts';

/**
 * TRANSFORM: Leaders Cohort 2023–24, as it was announced. Its proposed schedule stands apart from the
 * announcement, so the edition has no sessions: who runs it adds them.
 */
export const transformLeadersCohort: Syllabus = {
  key: 'transform-leaders-cohort',
  name: 'TRANSFORM: Leaders Cohort',
  summary:
    'A one-year professional learning cohort for district leadership teams: an exploratory learning experience for districts interested in learner-centered systems change, with a self-assessment as roadmap, coaching, four in-person convenings and three two-hour virtual meetings.',
  source: {
    title: 'TRANSFORM 1-Year Professional Learning Cohort, 2023–24',
    text: 'Form, commitments and topics are those of the announcement by the Ohio Department of Education, KnowledgeWorks and a consortium of Education Service Center partners; the summary is ours. The announcement names no dates.',
  },
  academicYear: 2023,
  publishedZones: ['America/New_York'],
  topics: ['Policy support', 'Advocacy strategies', 'Strategic foresight approaches'],
  sessions: [],
};
