import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Note } from '../../components/note.tsx';
import { StateWord } from '../../components/state-word.tsx';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';

const StageTotals_request = graphql(`
  fragment StageTotals_request on BudgetRequest {
    id missingStages
    total { amountCents currency }
    stageTotals { stage total { amountCents currency } }
    waiver { stages reason at by { id displayName } }
  }
`);

/** What each of the four stages costs; a stage without money is named as missing, or as waived with its reason. */
export function StageTotals({
  request: masked,
}: {
  readonly request: FragmentType<typeof StageTotals_request>;
}) {
  const say = useSay();
  const formats = useFormats();
  const { language } = useLanguage();
  const { stageTotals, missingStages, waiver, total } = readFragment(StageTotals_request, masked);
  const stages = missingStages.map((stage) => say(`stage.${stage}`)).join(', ');
  return (
    <>
      {missingStages.length > 0 && <Note tone="wait">{say('stages.missing', { stages })}</Note>}
      {waiver && (
        <Note tone="calm">
          {say('stages.waived', {
            stages: waiver.stages.map((stage) => say(`stage.${stage}`)).join(', '),
            person: waiver.by?.displayName ?? say('word.someone'),
            day: formats.day(waiver.at),
          })}
          <p style={{ margin: '4px 0 0' }}>{waiver.reason}</p>
        </Note>
      )}
      <DataTable
        caption={say('stages.caption')}
        locale={language}
        sort={null}
        rows={stageTotals}
        rowKey={({ stage }) => stage}
        columns={[
          {
            key: 'stage',
            head: say('column.stage'),
            cell: ({ stage }) => say(`stage.${stage}`),
            total: say('column.total'),
          },
          {
            key: 'state',
            head: say('column.state'),
            cell: ({ stage, total: amount }) => {
              if (waiver?.stages.includes(stage))
                return <StateWord tone="calm" word={say('stages.isWaived')} />;
              if (missingStages.includes(stage))
                return <StateWord tone="wait" word={say('stages.isMissing')} />;
              const isPlanned = amount.amountCents > 0;
              return (
                <StateWord
                  tone={isPlanned ? 'good' : 'calm'}
                  word={say(isPlanned ? 'stages.isPlanned' : 'stages.isNone')}
                />
              );
            },
          },
          {
            key: 'total',
            head: say('column.amount'),
            isNumber: true,
            cell: ({ total: amount }) => formats.money(amount),
            total: formats.money(total),
          },
        ]}
      />
    </>
  );
}
