import type { SchoolRouteQueryQuery, SchoolRouteQueryQueryVariables } from '../__generated__/graphql.ts';
import { Empty } from '../components/empty.tsx';
import { SearchField } from '../components/search-field.tsx';
import { ClassTable } from '../features/roster/class-table.tsx';
import { StaffTable } from '../features/roster/staff-table.tsx';
import { StudentTable } from '../features/roster/student-table.tsx';
import { TeachingLoadTable } from '../features/teaching/teaching-load-table.tsx';
import type { Side } from '../graph/faults.ts';
import { OrMissing } from '../graph/or-missing.tsx';
import { nodesOf, pagingOf } from '../graph/pages.ts';
import { Say, useSay } from '../i18n/say.tsx';
import { RoomPart } from './room-part.tsx';
import type { SchoolTab } from './school-route.tsx';
import { TermChips } from './term-chips.tsx';

type School = NonNullable<SchoolRouteQueryQuery['organization']>;

interface Props {
  readonly tab: SchoolTab;
  readonly school: School;
  readonly students: SchoolRouteQueryQuery['students'] | undefined;
  readonly missing: readonly Side[];
  readonly more: (variables: Partial<SchoolRouteQueryQueryVariables>) => void;
  readonly room: string;
}

/** The open tab of a school's page. */
export function SchoolPart({ tab, school, students, missing, more, room }: Props) {
  const say = useSay();
  if (tab === 'staff') {
    return (
      <OrMissing value={school.staff} side="directory" missing={missing}>
        {(staff) => (
          <>
            <SearchField label={say('staff.search')} />
            <StaffTable
              people={nodesOf(staff)}
              {...pagingOf(staff, (after) => more({ staffAfter: after }))}
            />
          </>
        )}
      </OrMissing>
    );
  }
  if (tab === 'classes') {
    return (
      <OrMissing value={school.classes} side="directory" missing={missing}>
        {(classes) => (
          <>
            <SearchField label={say('classes.search')} />
            <ClassTable
              classes={nodesOf(classes)}
              {...pagingOf(classes, (after) => more({ classesAfter: after }))}
            />
          </>
        )}
      </OrMissing>
    );
  }
  if (tab === 'students') {
    return (
      <OrMissing value={students} side="directory" missing={missing}>
        {(found) => (
          <StudentTable
            students={nodesOf(found)}
            {...pagingOf(found, (after) => more({ studentsAfter: after }))}
          />
        )}
      </OrMissing>
    );
  }
  return (
    <>
      <TermChips terms={school.schedulingTerms ?? []} />
      {tab === 'rooms' ? (
        <RoomPart rooms={school.roomNames} grid={school.roomGrid} room={room} missing={missing} />
      ) : (
        <OrMissing value={school.teachingLoads} side="scheduling" missing={missing}>
          {(loads) =>
            loads.edges.length === 0 ? (
              <Empty>
                <Say id="teachingLoad.empty" />
              </Empty>
            ) : (
              <TeachingLoadTable
                loads={nodesOf(loads)}
                {...pagingOf(loads, (after) => more({ loadsAfter: after }))}
              />
            )
          }
        </OrMissing>
      )}
    </>
  );
}
