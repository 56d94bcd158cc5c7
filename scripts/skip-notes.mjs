// A vitest reporter: why tests were skipped, as `context.skip(note)` said it; vitest's JSON report leaves it out.
import { appendFileSync } from 'node:fs';

export default class SkipNotes {
  onTestCaseResult(test) {
    const { state, note } = test.result();
    const file = process.env.QUAD_SKIP_NOTES;
    if (state !== 'skipped' || note === undefined || file === undefined) return;
    appendFileSync(file, `${JSON.stringify({ name: test.fullName.replaceAll(' > ', ' '), note })}\n`);
  }
}
