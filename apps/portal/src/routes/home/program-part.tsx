import type { HomeRouteQueryQuery } from '../../__generated__/graphql.ts';
import { EditionTable } from '../../features/programs/edition-table.tsx';
import type { Side } from '../../graph/faults.ts';
import { OrMissing } from '../../graph/or-missing.tsx';
import { nodesOf } from '../../graph/pages.ts';
import { useSay } from '../../i18n/say.tsx';
import { FirstAct } from './first-act.tsx';
import { HomeSection } from './home-section.tsx';

interface Props {
  readonly part: 'openEditions' | 'managedEditions';
  readonly data: HomeRouteQueryQuery;
  readonly missing: readonly Side[];
}

/** Editions to sign up for, or to look after. */
export function ProgramPart({ part, data, missing }: Props) {
  const say = useSay();
  if (part === 'openEditions') {
    return (
      <HomeSection part={part}>
        <OrMissing value={data.currentEditions} side="cohorts" missing={missing}>
          {(editions) => {
            const open = nodesOf(editions).filter(
              ({ isOpen, mySignUp }) => isOpen && mySignUp?.state !== 'ACTIVE',
            );
            if (open.length === 0)
              return <FirstAct says="home.empty.openEditions" to="/programs" act="calendar.act" />;
            return (
              <EditionTable editions={open} caption={say('home.part.openEditions')} sortParam="sort-open" />
            );
          }}
        </OrMissing>
      </HomeSection>
    );
  }
  return (
    <HomeSection part={part}>
      <OrMissing value={data.programs} side="cohorts" missing={missing}>
        {(programs) => {
          const managed = nodesOf(programs)
            .filter(({ isManagedByMe }) => isManagedByMe)
            .flatMap(({ editions }) => nodesOf(editions));
          if (managed.length === 0)
            return <FirstAct says="home.empty.managedEditions" to="/programs" act="calendar.act" />;
          return (
            <EditionTable
              editions={managed}
              caption={say('home.part.managedEditions')}
              sortParam="sort-managed"
            />
          );
        }}
      </OrMissing>
    </HomeSection>
  );
}
