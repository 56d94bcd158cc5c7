// A vitest reporter: why tests were skipped, as `context.skip(note)` said it, and which passed only when they were
// tried again, with why they failed before; vitest's JSON report leaves both out.
import { appendFileSync } from 'node:fs';

export default class TestNotes {
  onTestCaseResult(test) {
    const file = process.env.QUAD_TEST_NOTES;
    if (file === undefined) return;
    const name = test.fullName.replaceAll(' > ', ' ');
    const { state, note, errors } = test.result();
    const write = (line) => appendFileSync(file, `${JSON.stringify({ name, ...line })}\n`);
    if (state === 'skipped' && note !== undefined) write({ kind: 'skipped', note });
    if (test.diagnostic()?.flaky === true)
      write({ kind: 'retried', messages: errors.map((error) => error.stack ?? error.message) });
  }
}
