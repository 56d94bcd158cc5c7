import type { DemoBudgetRequest, DemoCostLine } from './demo-district.ts';

type Stage = DemoCostLine['stage'];
type Line = readonly [
  Stage,
  DemoCostLine['season'],
  DemoCostLine['category'],
  description: string,
  quantity: number,
  unitCostCents: number,
];

function linesOf(fund: string, lines: readonly Line[]): readonly DemoCostLine[] {
  return lines.map(([stage, season, category, description, quantity, unitCostCents]) => ({
    stage,
    season,
    category,
    description,
    quantity,
    unitCostCents,
    fund,
  }));
}

/**
 * Three requests at three points of their way: a draft that lacks coaching and evaluation, one that waits
 * for a decision by somebody other than its requester, and one that is approved.
 */
export function budgetRequestsOf(prefix: string, schoolYear: number): readonly DemoBudgetRequest[] {
  return [
    {
      key: 'draft-technology',
      title: 'One-to-one device workshops',
      departmentSourcedId: `${prefix}-dept-technology`,
      requestedByKey: 'technology-lead',
      fiscalYear: schoolYear,
      state: 'DRAFT',
      lines: linesOf('General fund', [
        ['PLANNING', 'SUMMER', 'STAFF', 'Planning days of the technology team', 4, 42_000],
        ['DELIVERY', 'FALL', 'EXPERTS', 'Workshop leader, per day', 3, 180_000],
        ['DELIVERY', 'FALL', 'SUBSTITUTES', 'Substitute days for participants', 60, 17_500],
        ['DELIVERY', 'FALL', 'MATERIALS', 'Workbooks', 60, 1_850],
      ]),
      decision: null,
    },
    {
      key: 'submitted-special-education',
      title: 'Co-teaching in inclusive classrooms',
      departmentSourcedId: `${prefix}-dept-special-education`,
      requestedByKey: 'special-education-lead',
      fiscalYear: schoolYear,
      state: 'SUBMITTED',
      lines: linesOf('IDEA', [
        ['PLANNING', 'SUMMER', 'STAFF', 'Planning days of the co-teaching team', 6, 42_000],
        ['DELIVERY', 'FALL', 'STIPENDS', 'Summer institute stipends', 34, 24_000],
        ['DELIVERY', 'FALL', 'FACILITIES', 'Rooms of the service center, per day', 3, 65_000],
        ['COACHING', 'SPRING', 'COACH_TRAINING', 'Training of two coaches', 2, 95_000],
        ['COACHING', 'ONGOING', 'COACHING_TIME', 'Visits to classrooms, per visit', 68, 11_500],
        ['EVALUATION', 'SPRING', 'DATA_COLLECTION', 'Observation protocol, per classroom', 34, 4_200],
        ['EVALUATION', 'SPRING', 'EVALUATION', 'Report on student growth', 1, 380_000],
      ]),
      decision: null,
    },
    {
      key: 'approved-teaching',
      title: 'Reading across the content areas',
      departmentSourcedId: `${prefix}-dept-teaching`,
      requestedByKey: 'teaching-lead',
      fiscalYear: schoolYear,
      state: 'APPROVED',
      lines: linesOf('Title II-A', [
        ['PLANNING', 'SUMMER', 'STAFF', 'Planning days of the literacy team', 5, 42_000],
        ['DELIVERY', 'FALL', 'EXPERTS', 'Literacy expert, per day', 4, 165_000],
        ['DELIVERY', 'SPRING', 'SUBSTITUTES', 'Substitute days for participants', 48, 17_500],
        ['COACHING', 'ONGOING', 'COACHING_TIME', 'Coaching cycles, per teacher', 48, 27_000],
        ['EVALUATION', 'ONGOING', 'DATA_COLLECTION', 'Reading screener, per student', 840, 350],
        ['EVALUATION', 'SPRING', 'EVALUATION', 'Year-end study', 1, 420_000],
      ]),
      decision: { byKey: 'budget-officer', note: 'All four stages are planned and the fund fits.' },
    },
  ];
}
