import type { HomeRouteQueryQuery } from '../../__generated__/graphql.ts';
import { MySessions } from '../../features/programs/my-sessions.tsx';
import { SchoolTable } from '../../features/roster/school-table.tsx';
import { PeriodGrid } from '../../features/teaching/period-grid.tsx';
import { TeachingLoadTable } from '../../features/teaching/teaching-load-table.tsx';
import type { Side } from '../../graph/faults.ts';
import { OrMissing } from '../../graph/or-missing.tsx';
import { FirstAct } from './first-act.tsx';
import { HomeSection } from './home-section.tsx';

interface Props {
  readonly part: 'mySessions' | 'myLoad' | 'mySchools';
  readonly data: HomeRouteQueryQuery;
  readonly missing: readonly Side[];
}

const nextSessions = 5;

/** What is about the reader: own sessions, own load, own schools. */
export function OwnPart({ part, data, missing }: Props) {
  const person = data.viewer?.person;
  if (part === 'mySessions') {
    return (
      <HomeSection part={part}>
        <OrMissing value={person?.programs} side="cohorts" missing={missing}>
          {(signUps) =>
            signUps.some(({ state }) => state === 'ACTIVE') ? (
              <MySessions signUps={signUps} next={nextSessions} />
            ) : (
              <FirstAct says="calendar.empty" to="/programs" act="calendar.act" />
            )
          }
        </OrMissing>
      </HomeSection>
    );
  }
  if (part === 'myLoad') {
    return (
      <HomeSection part={part}>
        <OrMissing value={person?.teachingLoad} side="scheduling" missing={missing}>
          {(loads) =>
            loads.length === 0 ? (
              <FirstAct says="person.noLoad" />
            ) : (
              <TeachingLoadTable loads={loads} isOnePerson />
            )
          }
        </OrMissing>
        {person?.teacherGrid && (
          <div style={{ marginTop: 16 }}>
            <PeriodGrid grid={person.teacherGrid} of="teacher" />
          </div>
        )}
      </HomeSection>
    );
  }
  return (
    <HomeSection part={part}>
      <OrMissing value={person?.organizations} side="directory" missing={missing}>
        {(organizations) => (
          <SchoolTable
            schools={organizations.filter(({ type }) => type === 'SCHOOL')}
            hasMore={false}
            onMore={() => {}}
          />
        )}
      </OrMissing>
    </HomeSection>
  );
}
