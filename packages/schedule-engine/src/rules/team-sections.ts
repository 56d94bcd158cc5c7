import type { Facts } from './facts.ts';
import type { HardRule } from './hard-rule.ts';

export type OutsideTeam =
  | {
      readonly kind: 'STUDENT_OUTSIDE';
      readonly student: string;
      readonly team: string;
      readonly section: string;
      readonly course: string;
    }
  | {
      readonly kind: 'STRANGER';
      readonly student: string;
      readonly team: string;
      readonly section: string;
    }
  | {
      readonly kind: 'TEACHER_OUTSIDE';
      readonly teacher: string;
      readonly team: string;
      readonly section: string;
    };

function seatFaults({ problem, students, seatsOf }: Facts): OutsideTeam[] {
  const teams = new Map((problem.teams ?? []).map((team) => [team.id, team]));
  return [...seatsOf].flatMap(([student, seats]) => {
    const team = teams.get(students.get(student)?.team ?? '');
    return seats.flatMap(({ seat: { course }, section }): OutsideTeam[] => {
      const owner = section.given?.team;
      if (team?.courses?.includes(course) === true && owner !== team.id)
        return [{ kind: 'STUDENT_OUTSIDE', student, team: team.id, section: section.id, course }];
      if (owner !== undefined && owner !== team?.id)
        return [{ kind: 'STRANGER', student, team: owner, section: section.id }];
      return [];
    });
  });
}

function teacherFaults({ problem, sections }: Facts): OutsideTeam[] {
  const teams = new Map((problem.teams ?? []).map((team) => [team.id, team]));
  return sections.flatMap(({ id, placed: { teacher }, given }): OutsideTeam[] => {
    const team = teams.get(given?.team ?? '');
    if (team === undefined || teacher === null || given?.teachers !== undefined) return [];
    if (team.teachers.includes(teacher)) return [];
    return [{ kind: 'TEACHER_OUTSIDE', teacher, team: team.id, section: id }];
  });
}

export const rule: HardRule<OutsideTeam> = {
  id: 'TEAM_SECTIONS',
  words:
    "A team's students take the team's courses in its own sections; these are for its students and are taught by its teachers, unless the section names others.",
  check: (facts) => [...seatFaults(facts), ...teacherFaults(facts)],
  sentence: (fault) => {
    switch (fault.kind) {
      case 'STUDENT_OUTSIDE':
        return `Student ${fault.student} of team ${fault.team} sits in ${fault.section} for ${fault.course}, outside the team; seat the student in a section of the team.`;
      case 'STRANGER':
        return `Student ${fault.student} sits in ${fault.section} of team ${fault.team} and is not of the team; seat the student elsewhere.`;
      case 'TEACHER_OUTSIDE':
        return `Teacher ${fault.teacher} of section ${fault.section} is not of team ${fault.team}; assign one of its teachers.`;
    }
  },
};
