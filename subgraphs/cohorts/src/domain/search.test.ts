import { describe, expect, it } from 'vitest';
import { draftEdition } from './new-edition.ts';
import { editionHits, editionText, folded, wordsOf } from './search.ts';
import { nextEducationWorkforce } from './syllabi/next-education-workforce.ts';

const edition = draftEdition(
  { tenantId: 'org_foundation', programId: 'prg_1', ...nextEducationWorkforce },
  (noun) => `${noun}_1`,
  Temporal.Instant.from('2022-08-01T12:00:00Z'),
);

describe('wordsOf', () => {
  it('folds case and accents, and takes eight words at most', () => {
    expect(wordsOf('  Diseño  UNIVERSAL ')).toEqual(['diseno', 'universal']);
    expect(wordsOf('2022–23 “why”')).toEqual(['2022-23', '"why"']);
    expect(wordsOf('a b c d e f g h i')).toHaveLength(8);
    expect(wordsOf('   ')).toEqual([]);
  });
});

describe('editionHits', () => {
  it('leads to the session whose texts contain every word', () => {
    const [hit, ...rest] = editionHits(edition, 'Learning Cohort', wordsOf('distributed expertise'));
    expect(rest).toEqual([]);
    expect(hit).toMatchObject({
      kind: 'COHORT_SESSION',
      title: 'Elements of the Next Education Workforce',
      subtitle: 'Learning Cohort 2022–23',
      path: `/programs/prg_1/editions/${edition.id}#session-3`,
    });
  });

  it('leads to the edition when no session alone contains them', () => {
    expect(editionHits(edition, 'Learning Cohort', wordsOf('team-based scheduling'))).toMatchObject([
      { kind: 'PROGRAM_EDITION', title: 'Learning Cohort 2022–23' },
    ]);
  });
});

it('finds an edition by its topics and its sessions', () => {
  expect(editionText(edition)).toContain(folded('Team-based scheduling'));
  expect(editionText(edition)).toContain(folded('breakout sessions'));
});
