import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { LineEditor } from './line-editor.tsx';
import { firstLines, isUntouched, type LineValues, lineCents, lineFaults } from './line-values.ts';

export interface RequestValues {
  readonly title: string;
  readonly departmentId: string;
  readonly fiscalYear: number;
  readonly lines: readonly LineValues[];
}

interface Props {
  readonly values: RequestValues;
  readonly onChange: (values: RequestValues) => void;
  /** The departments to choose from; none when the department stands already. */
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  readonly isNew: boolean;
  readonly currency: string;
  readonly isUnderWay: boolean;
  readonly onSave: (values: RequestValues) => void;
  readonly problem: ReactNode;
}

/** The editor of a request: title, department, year, and its lines with a running total. */
export function RequestEditor({
  values,
  onChange,
  departments,
  isNew,
  currency,
  isUnderWay,
  onSave,
  problem,
}: Props) {
  const say = useSay();
  const formats = useFormats();
  const [isChecked, setIsChecked] = useState(false);
  const begun = values.lines.filter((line) => !isUntouched(line));
  const total = begun.reduce((sum, line) => sum + (lineCents(line) ?? 0), 0);
  const setLine = (at: number, line: LineValues) =>
    onChange({ ...values, lines: values.lines.with(at, line) });
  const addLine = () => {
    const [line] = firstLines().slice(1);
    if (line) onChange({ ...values, lines: [...values.lines, { ...line, key: crypto.randomUUID() }] });
  };
  const save = () => {
    setIsChecked(true);
    const isReady =
      values.title.trim() !== '' && begun.length > 0 && begun.every((line) => lineFaults(line).length === 0);
    if (isReady) onSave({ ...values, title: values.title.trim(), lines: begun });
  };
  return (
    <form className="stack" action={save} noValidate aria-label={say('budgetEditor.label')}>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <TextInput
          label={say('budgetEditor.title')}
          value={values.title}
          onChange={(event) => onChange({ ...values, title: event.currentTarget.value })}
          error={isChecked && values.title.trim() === '' ? say('budgetEditor.titleMissing') : null}
          style={{ flex: '1 1 280px' }}
        />
        {isNew && departments.length > 0 && (
          <NativeSelect
            label={say('column.department')}
            value={values.departmentId}
            onChange={(event) => onChange({ ...values, departmentId: event.currentTarget.value })}
            data={departments.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {isNew && (
          <NumberInput
            label={say('column.fiscalYear')}
            value={values.fiscalYear}
            onChange={(year) => onChange({ ...values, fiscalYear: Number(year) })}
            allowDecimal={false}
            thousandSeparator={false}
            hideControls
            w={112}
          />
        )}
      </div>
      {values.lines.map((line, index) => (
        <LineEditor
          key={line.key}
          line={line}
          number={index + 1}
          isChecked={isChecked}
          onChange={(next) => setLine(index, next)}
          onRemove={() => onChange({ ...values, lines: values.lines.toSpliced(index, 1) })}
        />
      ))}
      {isChecked && begun.length === 0 && (
        <p role="alert" className="clash">
          {say('budgetEditor.linesMissing')}
        </p>
      )}
      <div>
        <Button variant="plain" isSmall onClick={addLine}>
          <Say id="act.addLine" />
        </Button>
      </div>
      <p>
        <strong>
          {say('budgetEditor.total', { total: formats.money({ amountCents: total, currency }) })}
        </strong>
      </p>
      {problem}
      <div>
        <Button type="submit" isUnderWay={isUnderWay}>
          <Say id="act.saveDraft" />
        </Button>
      </div>
    </form>
  );
}
