import type { HardRule } from './hard-rule.ts';

export type ServiceShort = {
  readonly student: string;
  readonly service: string;
  readonly term: string;
  readonly minutes: number;
  readonly needed: number;
};

export const rule: HardRule<ServiceShort> = {
  id: 'SERVICE_MINUTES',
  words:
    'A student has in every term the minutes of each service that an IEP, a 504 plan or an English-learner plan says.',
  check: ({ problem, courses, slots, seatsOf }) =>
    problem.students.flatMap(({ id, services = [] }) =>
      services.flatMap(({ service, minutes: needed }) => {
        const given = new Set(
          (seatsOf.get(id) ?? [])
            .filter(({ seat }) => courses.get(seat.course)?.gives === service)
            .flatMap(({ section }) => section.slots),
        );
        return problem.bell.terms
          .map((term) => ({
            student: id,
            service,
            term: term.id,
            minutes: [...given]
              .map((slot) => slots.get(slot))
              .reduce((sum, slot) => sum + (slot?.term === term.id ? (slot.minutes ?? 0) : 0), 0),
            needed,
          }))
          .filter(({ minutes }) => minutes < needed);
      }),
    ),
  sentence: ({ student, service, term, minutes, needed }) =>
    `Student ${student} has ${minutes} minutes of ${service} in term ${term} and the plan says ${needed}; seat the student in a section that gives it.`,
};
