import { NativeSelect, TextInput } from '@mantine/core';
import { Button } from '../../components/button.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import {
  categories,
  isUntouched,
  type LineField,
  type LineValues,
  lineFaults,
  seasons,
  stages,
} from './line-values.ts';

interface Props {
  readonly line: LineValues;
  readonly number: number;
  /** Shows faults only once the person has tried to save. */
  readonly isChecked: boolean;
  readonly onChange: (line: LineValues) => void;
  readonly onRemove: () => void;
}

/** One cost line while it is typed. */
export function LineEditor({ line, number, isChecked, onChange, onRemove }: Props) {
  const say = useSay();
  const faults = isChecked && !isUntouched(line) ? lineFaults(line) : [];
  const faultOf = (field: LineField) => (faults.includes(field) ? say(`costLine.fault.${field}`) : null);
  return (
    <fieldset style={{ border: 0, borderTop: '1px solid var(--quad-line)', padding: '8px 0', margin: 0 }}>
      <legend className="dim small" style={{ padding: '0 8px 0 0' }}>
        {say('costLine.legend', { number })}
      </legend>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <NativeSelect
          label={say('column.stage')}
          value={line.stage}
          onChange={(event) =>
            onChange({
              ...line,
              stage: stages.find((stage) => stage === event.currentTarget.value) ?? line.stage,
            })
          }
          data={stages.map((stage) => ({ value: stage, label: say(`stage.${stage}`) }))}
        />
        <NativeSelect
          label={say('column.season')}
          value={line.season}
          onChange={(event) =>
            onChange({
              ...line,
              season: seasons.find((season) => season === event.currentTarget.value) ?? line.season,
            })
          }
          data={seasons.map((season) => ({ value: season, label: say(`season.${season}`) }))}
        />
        <NativeSelect
          label={say('column.category')}
          value={line.category}
          onChange={(event) =>
            onChange({
              ...line,
              category:
                categories.find((category) => category === event.currentTarget.value) ?? line.category,
            })
          }
          data={categories.map((category) => ({ value: category, label: say(`category.${category}`) }))}
        />
        <TextInput
          label={say('column.costLine')}
          value={line.description}
          error={faultOf('description')}
          onChange={(event) => onChange({ ...line, description: event.currentTarget.value })}
          style={{ flex: '1 1 200px' }}
        />
        <TextInput
          label={say('column.quantity')}
          inputMode="numeric"
          value={line.quantity}
          error={faultOf('quantity')}
          onChange={(event) => onChange({ ...line, quantity: event.currentTarget.value })}
          w={80}
        />
        <TextInput
          label={say('column.unitCost')}
          inputMode="decimal"
          value={line.unitCost}
          error={faultOf('unitCost')}
          onChange={(event) => onChange({ ...line, unitCost: event.currentTarget.value })}
          w={112}
        />
        <TextInput
          label={say('column.fund')}
          value={line.fund}
          onChange={(event) => onChange({ ...line, fund: event.currentTarget.value })}
          w={112}
        />
        <Button variant="quiet" aria-label={say('costLine.remove', { number })} onClick={onRemove}>
          <Say id="act.remove" />
        </Button>
      </div>
    </fieldset>
  );
}
