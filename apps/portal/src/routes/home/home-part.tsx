import type { HomeRouteQueryQuery } from '../../__generated__/graphql.ts';
import { BudgetStands } from '../../features/budget-requests/budget-stands.tsx';
import { ImportTable } from '../../features/imports/import-table.tsx';
import { OfferingRequestTable } from '../../features/offering-requests/offering-request-table.tsx';
import { SchoolTable } from '../../features/roster/school-table.tsx';
import { ProcessTable } from '../../features/status/process-table.tsx';
import type { Side } from '../../graph/faults.ts';
import { OrMissing } from '../../graph/or-missing.tsx';
import { nodesOf } from '../../graph/pages.ts';
import { BudgetPart } from './budget-part.tsx';
import { FirstAct } from './first-act.tsx';
import type { HomePartId } from './home-plan.ts';
import { HomeSection } from './home-section.tsx';
import { OwnPart } from './own-part.tsx';
import { ProgramPart } from './program-part.tsx';

export interface HomePartProps {
  readonly part: HomePartId;
  readonly data: HomeRouteQueryQuery;
  readonly missing: readonly Side[];
}

/** One part of a home page, by its id. */
export function HomePart({ part, data, missing }: HomePartProps) {
  switch (part) {
    case 'mySessions':
    case 'myLoad':
    case 'mySchools':
      return <OwnPart part={part} data={data} missing={missing} />;
    case 'openEditions':
    case 'managedEditions':
      return <ProgramPart part={part} data={data} missing={missing} />;
    case 'budgetsWaiting':
    case 'budgetDrafts':
      return <BudgetPart part={part} data={data} missing={missing} />;
    case 'budgetsStand':
      return (
        <HomeSection part={part}>
          <OrMissing value={data.budgets} side="budgets" missing={missing}>
            {(found) => <BudgetStands requests={nodesOf(found)} isPart={found.pageInfo.hasNextPage} />}
          </OrMissing>
        </HomeSection>
      );
    case 'offeringRequests':
      return (
        <HomeSection part={part}>
          <OrMissing value={data.offeringRequests} side="pathways" missing={missing}>
            {(found) =>
              found.edges.length === 0 ? (
                <FirstAct says="home.empty.offeringRequests" to="/offerings" act="offeringRequests.act" />
              ) : (
                <OfferingRequestTable requests={nodesOf(found)} />
              )
            }
          </OrMissing>
        </HomeSection>
      );
    case 'imports':
      return (
        <HomeSection part={part}>
          <OrMissing value={data.rosterImports} side="directory" missing={missing}>
            {(found) =>
              found.edges.length === 0 ? (
                <FirstAct says="imports.empty" to="/imports" act="act.startImport" />
              ) : (
                <ImportTable jobs={nodesOf(found)} />
              )
            }
          </OrMissing>
        </HomeSection>
      );
    case 'schools':
      return (
        <HomeSection part={part}>
          <OrMissing value={data.schools} side="directory" missing={missing}>
            {(found) =>
              found.edges.length === 0 ? (
                <FirstAct says="schools.empty" />
              ) : (
                <SchoolTable schools={nodesOf(found)} hasMore={false} onMore={() => {}} />
              )
            }
          </OrMissing>
        </HomeSection>
      );
    case 'processes':
      return (
        <HomeSection part={part}>
          <ProcessTable />
        </HomeSection>
      );
    case 'contracts':
      return (
        <HomeSection part={part}>
          <FirstAct says="home.contracts" to="/graph" act="home.openGraph" />
        </HomeSection>
      );
    case 'catalogue':
      return (
        <HomeSection part={part}>
          <FirstAct says="home.catalogue" to="/offerings" act="offeringRequests.act" />
        </HomeSection>
      );
  }
}
