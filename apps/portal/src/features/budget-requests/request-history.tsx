import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { DueList } from '../../components/due-list.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const RequestHistory_request = graphql(`
  fragment RequestHistory_request on BudgetRequest {
    id
    history { act at version note by { id displayName } total { amountCents currency } }
  }
`);

/** Who did what to a request and when, newest first. */
export function RequestHistory({
  request: masked,
}: {
  readonly request: FragmentType<typeof RequestHistory_request>;
}) {
  const say = useSay();
  const formats = useFormats();
  const { history } = readFragment(RequestHistory_request, masked);
  return (
    <DueList
      rows={history.toReversed().map((step) => ({
        id: `${step.version} ${step.act} ${step.at}`,
        what: (
          <>
            {say(`budgetRequest.act.${step.act}`)}
            {step.by && ` · ${step.by.displayName}`}
            {step.by && step.note && <div className="small dim">{step.note}</div>}
          </>
        ),
        where: (
          <span className="small dim">
            {formats.money(step.total)} · {formats.instant(step.at)}
          </span>
        ),
      }))}
    />
  );
}
