import type { DemoProgram, DemoSignUp } from './demo-district.ts';

/** The three programs that the cohort side knows from public papers; names and words are theirs, summaries ours. */
export function programsOf(schoolYear: number): readonly DemoProgram[] {
  const liveEditionStartsIn = schoolYear - 1;
  return [
    {
      key: 'next-education-workforce',
      name: 'Next Education Workforce Learning Cohort',
      summary:
        'Five core sessions from September to January on team-based staffing models, and tailored sessions in spring for those who prepare to launch.',
      source: {
        title: 'Next Education Workforce: Learning Cohort 2022–23 (syllabus)',
        text: 'Session titles, essential questions and agendas are those of the published syllabus; dates of the live edition are set by the demo.',
      },
      ownerKey: 'foundation',
      liveEditionStartsIn,
    },
    {
      key: 'transform-leaders-cohort',
      name: 'TRANSFORM: Leaders Cohort',
      summary:
        'A one-year professional learning cohort for district leadership teams that explore learner-centered systems change.',
      source: {
        title: 'TRANSFORM: 1-Year Professional Learning Cohort (announcement, 2023–24)',
        text: 'Led by a state department of education with KnowledgeWorks and education service centers; the demo gives it to the demo state.',
      },
      ownerKey: 'state-department',
      liveEditionStartsIn,
    },
    {
      key: 'redesign-pd',
      name: 'Redesign PD Community of Practice',
      summary:
        'Teams of districts name their local challenges in professional learning and work them out in inquiry cycles.',
      source: {
        title:
          "Lessons Learned From the First 6 Months of Learning Forward's 18-Month, 22-District Initiative",
        text: 'The community was launched by Learning Forward in December 2015; the demo keeps its shape, not its members.',
      },
      ownerKey: 'foundation',
      liveEditionStartsIn,
    },
  ];
}

/** Who has signed up when the demo starts; the teacher at the sign-in has not, so that there is something to do. */
export const signUps: readonly DemoSignUp[] = [
  { programKey: 'next-education-workforce', personKey: 'superintendent' },
  { programKey: 'next-education-workforce', personKey: 'teaching-lead' },
  { programKey: 'next-education-workforce', personKey: 'coach' },
  { programKey: 'next-education-workforce', personKey: 'coach-leader' },
  { programKey: 'transform-leaders-cohort', personKey: 'superintendent' },
  { programKey: 'transform-leaders-cohort', personKey: 'data-lead' },
  { programKey: 'redesign-pd', personKey: 'planning-team' },
  { programKey: 'redesign-pd', personKey: 'working-team' },
];
