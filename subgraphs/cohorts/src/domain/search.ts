import type { CohortSession } from './cohort-session.ts';
import type { Program } from './program.ts';
import { editionLabel, type ProgramEdition } from './program-edition.ts';

/** One result of a search, enough to show a line and to open its page. */
export interface Hit {
  readonly id: string;
  readonly kind: 'PROGRAM' | 'PROGRAM_EDITION' | 'COHORT_SESSION';
  readonly title: string;
  readonly subtitle: string | null;
  readonly path: string;
}

const MOST_WORDS = 8;

/** The words of a search, folded as `folded` does; at most 8. */
export function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** Lower case, without accents and printers' dashes and quotes: `diseno` finds `Diseño`, `2022-23` finds `2022–23`. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-—]/g, '-')
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .toLowerCase();
}

/** What a program is found by. */
export function programText(program: Pick<Program, 'name' | 'summary'>): string {
  return folded(`${program.name} ${program.summary}`);
}

/** What an edition and its sessions are found by. */
export function editionText(edition: Pick<ProgramEdition, 'academicYear' | 'topics' | 'sessions'>): string {
  const own = `${editionLabel(edition.academicYear)} ${edition.topics.join(' ')}`;
  return [folded(own), ...edition.sessions.map(sessionText)].join('\n');
}

export function programHit(program: Program): Hit {
  const path = `/programs/${program.id}`;
  return { id: program.id, kind: 'PROGRAM', title: program.name, subtitle: program.summary, path };
}

/** The sessions of an edition that contain every word; the edition itself when no single one does. */
export function editionHits(
  edition: ProgramEdition,
  programName: string,
  words: readonly string[],
): readonly Hit[] {
  const label = editionLabel(edition.academicYear);
  const path = `/programs/${edition.programId}/editions/${edition.id}`;
  const sessions = edition.sessions.filter((session) => containsAll(sessionText(session), words));
  if (sessions.length === 0) {
    return [
      { id: edition.id, kind: 'PROGRAM_EDITION', title: `${programName} ${label}`, subtitle: null, path },
    ];
  }
  return sessions.map((session) => ({
    id: session.id,
    kind: 'COHORT_SESSION' as const,
    title: session.title,
    subtitle: `${programName} ${label}`,
    path: `${path}#session-${session.number}`,
  }));
}

function sessionText(session: CohortSession): string {
  const points = session.agenda.flatMap((point) => [point.text, ...point.points]);
  return folded(
    [session.title, session.essentialQuestion, session.summary, session.place, ...points].join(' '),
  );
}

function containsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
