import type { CostLineDraft } from './cost.ts';
import { coachingSeason, seasonBefore, seasonOf } from './school-year.ts';

/** What the cost of an offering depends on. */
export interface OfferingFacts {
  readonly participants: number;
  readonly method: 'VIRTUAL' | 'IN_PERSON';
  readonly startsOn: Temporal.PlainDate;
}

/**
 * The assumptions of the rule: Quad's own starting values, in cents, for a district to argue about;
 * every line says how its quantity came about, so that each can be checked by hand.
 */
const assumptions = {
  planningHours: 16,
  planningHourCents: 5_500,
  participantsPerFacilitator: 30,
  facilitatorDayCents: { IN_PERSON: 280_000, VIRTUAL: 180_000 },
  substituteDayCents: 14_500,
  summerStipendCents: 20_000,
  materialsCents: { IN_PERSON: 1_800, VIRTUAL: 900 },
  participantsPerRoom: 40,
  roomDayCents: 35_000,
  participantsPerCoach: 15,
  coachTrainingCents: 45_000,
  coachingHoursPerParticipant: 2,
  coachingHourCents: 4_800,
  dataCollectionCents: 400,
  evaluationReportCents: 95_000,
} as const;

/**
 * The lines of an offering over its whole delivery cycle: planning in the season before, delivery
 * on the day, coaching in the fall or spring that follows, evaluation all year. Integer quantities
 * at integer prices; groups are rounded up, since half a facilitator cannot be hired.
 */
export function linesForOffering(facts: OfferingFacts): readonly CostLineDraft[] {
  return [...planning(facts), ...delivery(facts), ...coaching(facts), ...evaluation(facts)];
}

function planning({ startsOn }: OfferingFacts): CostLineDraft[] {
  const { planningHours, planningHourCents } = assumptions;
  return [
    {
      ...cost('PLANNING', 'STAFF', planningHours, planningHourCents),
      season: seasonBefore[seasonOf(startsOn)],
      description: `Planning team: ${planningHours} hours for logistics and content, whatever the size of the group`,
    },
  ];
}

function delivery({ participants, method, startsOn }: OfferingFacts): CostLineDraft[] {
  const season = seasonOf(startsOn);
  const { participantsPerFacilitator, participantsPerRoom } = assumptions;
  const facilitators = Math.ceil(participants / participantsPerFacilitator);
  const release =
    season === 'SUMMER'
      ? {
          ...cost('DELIVERY', 'STIPENDS', participants, assumptions.summerStipendCents),
          description: 'A stipend for each participant: summer lies outside the contract days',
        }
      : {
          ...cost('DELIVERY', 'SUBSTITUTES', participants, assumptions.substituteDayCents),
          description: 'A substitute for one day for each participant',
        };
  const lines = [
    {
      ...cost('DELIVERY', 'EXPERTS', facilitators, assumptions.facilitatorDayCents[method]),
      description: `One facilitator day for each ${participantsPerFacilitator} participants or part of them`,
    },
    release,
    {
      ...cost('DELIVERY', 'MATERIALS', participants, assumptions.materialsCents[method]),
      description: 'Session materials for each participant',
    },
  ];
  if (method === 'IN_PERSON') {
    lines.push({
      ...cost(
        'DELIVERY',
        'FACILITIES',
        Math.ceil(participants / participantsPerRoom),
        assumptions.roomDayCents,
      ),
      description: `One room for a day for each ${participantsPerRoom} participants or part of them`,
    });
  }
  return lines.map((line) => ({ ...line, season }));
}

function coaching({ participants, startsOn }: OfferingFacts): CostLineDraft[] {
  const season = coachingSeason[seasonOf(startsOn)];
  const { participantsPerCoach, coachingHoursPerParticipant } = assumptions;
  const coaches = Math.ceil(participants / participantsPerCoach);
  return [
    {
      ...cost('COACHING', 'COACH_TRAINING', coaches, assumptions.coachTrainingCents),
      season,
      description: `Training of one coach for each ${participantsPerCoach} participants or part of them`,
    },
    {
      ...cost(
        'COACHING',
        'COACHING_TIME',
        participants * coachingHoursPerParticipant,
        assumptions.coachingHourCents,
      ),
      season,
      description: `${coachingHoursPerParticipant} hours of in-classroom coaching for each participant`,
    },
  ];
}

function evaluation({ participants }: OfferingFacts): CostLineDraft[] {
  return [
    {
      ...cost('EVALUATION', 'DATA_COLLECTION', participants, assumptions.dataCollectionCents),
      season: 'ONGOING',
      description: 'Survey and practice data of each participant',
    },
    {
      ...cost('EVALUATION', 'EVALUATION', 1, assumptions.evaluationReportCents),
      season: 'ONGOING',
      description: 'One report on the impact, whatever the size of the group',
    },
  ];
}

function cost(
  stage: CostLineDraft['stage'],
  category: CostLineDraft['category'],
  quantity: number,
  unitCostCents: number,
): Omit<CostLineDraft, 'season' | 'description'> {
  return { stage, category, quantity, unitCostCents, fund: null };
}
