import type { RosterImportJob } from './import-package.ts';

const LONGEST_LIST = 25;

/** The report of an import as people read it: what happened per file, then the faults with their cure. */
export function printReport(job: RosterImportJob): void {
  const write = (line: string) => process.stdout.write(`${line}\n`);
  write(`${job.state.replaceAll('_', ' ').toLowerCase()}: ${job.message}`);
  if (job.heldReason !== null) write(`Held: ${job.heldReason}`);
  if (job.counts.length > 0) {
    write(
      `${'file'.padEnd(24)}${['rows', 'created', 'updated', 'unchanged', 'removed', 'faulty'].map((head) => head.padStart(11)).join('')}`,
    );
    for (const count of job.counts) {
      const { file, rows, created, updated, unchanged, removed, faulty } = count;
      write(
        `${file.padEnd(24)}${[rows, created, updated, unchanged, removed, faulty].map((n) => String(n).padStart(11)).join('')}`,
      );
    }
  }
  for (const fault of job.faults.slice(0, LONGEST_LIST)) {
    const where = [fault.file, fault.line === null ? null : `line ${fault.line}`, fault.field]
      .filter((part) => part !== null)
      .join(', ');
    write(
      `${fault.severity.toLowerCase()} ${fault.code}${where === '' ? '' : ` (${where})`}: ${fault.message} ${fault.suggestion}`,
    );
  }
  const rest = job.faults.length - LONGEST_LIST;
  if (rest > 0) write(`… and ${rest} more kinds of fault; --json lists all.`);
}
