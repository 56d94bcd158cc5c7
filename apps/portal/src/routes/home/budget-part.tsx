import type { HomeRouteQueryQuery } from '../../__generated__/graphql.ts';
import { BudgetRequestTable } from '../../features/budget-requests/budget-request-table.tsx';
import type { Side } from '../../graph/faults.ts';
import { OrMissing } from '../../graph/or-missing.tsx';
import { nodesOf } from '../../graph/pages.ts';
import { useSay } from '../../i18n/say.tsx';
import { useViewer } from '../../viewer/viewer.tsx';
import { FirstAct } from './first-act.tsx';
import { HomeSection } from './home-section.tsx';
import { toDecide } from './to-decide.ts';

interface Props {
  readonly part: 'budgetsWaiting' | 'budgetDrafts';
  readonly data: HomeRouteQueryQuery;
  readonly missing: readonly Side[];
}

/** Budget requests to decide on, or drafts to submit. */
export function BudgetPart({ part, data, missing }: Props) {
  const say = useSay();
  const { personId } = useViewer();
  const isWaiting = part === 'budgetsWaiting';
  const requests = isWaiting
    ? data.waiting && toDecide(nodesOf(data.waiting), personId)
    : data.drafts && nodesOf(data.drafts);
  return (
    <HomeSection part={part}>
      <OrMissing value={requests} side="budgets" missing={missing}>
        {(found) =>
          found.length === 0 ? (
            <FirstAct
              says={`home.empty.${part}`}
              {...(!isWaiting && { to: '/budget-requests/new', act: 'act.newBudgetRequest' as const })}
            />
          ) : (
            <BudgetRequestTable
              requests={found}
              caption={say(`home.part.${part}`)}
              sortParam={`sort-${part}`}
            />
          )
        }
      </OrMissing>
    </HomeSection>
  );
}
