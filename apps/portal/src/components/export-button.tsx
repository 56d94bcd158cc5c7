import { useState } from 'react';
import { Say, useSay } from '../i18n/say.tsx';
import { Button } from './button.tsx';
import { csvText, saveAs } from './csv.ts';

export interface ExportedColumn<Row> {
  readonly head: string;
  readonly value?: ((row: Row) => unknown) | undefined;
}

interface Props<Row> {
  /** The file name, without its ending. */
  readonly name: string;
  readonly columns: readonly ExportedColumn<Row>[];
  readonly rows: readonly Row[];
  /** Reads the lines that are not shown too; null when they did not all come. Without it the file has what is shown. */
  readonly readAll?: (() => Promise<readonly Row[] | null>) | undefined;
}

/** Takes a list along as CSV: all of its lines, or none when they cannot be had. */
export function ExportButton<Row>({ name, columns, rows, readAll }: Props<Row>) {
  const say = useSay();
  const [state, setState] = useState<'idle' | 'underWay' | 'failed'>('idle');
  const save = async () => {
    setState('underWay');
    const all = readAll === undefined ? rows : await readAll().catch(() => null);
    if (all !== null) saveAs(`${name}.csv`, asCsv(columns, all));
    setState(all === null ? 'failed' : 'idle');
  };
  return (
    <>
      <Button variant="quiet" isSmall isUnderWay={state === 'underWay'} onClick={() => void save()}>
        <Say id="act.exportCsv" />
      </Button>
      {state === 'failed' && (
        <span role="alert" className="small">
          {say('list.exportFailed')}
        </span>
      )}
    </>
  );
}

function asCsv<Row>(columns: readonly ExportedColumn<Row>[], rows: readonly Row[]): string {
  const told = columns.filter((column) => column.value !== undefined);
  return csvText([
    told.map((column) => column.head),
    ...rows.map((row) => told.map((column) => String(column.value?.(row) ?? ''))),
  ]);
}
