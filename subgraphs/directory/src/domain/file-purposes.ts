import type { Action } from '@quad/kernel';

/** What a file is sent for; it decides who may send and read it, of what type it is and how large it may be. */
export type FilePurpose = 'ROSTER' | 'OFFERING_SCHEDULES';

export interface PurposeFacts {
  /** In bytes. */
  readonly largest: number;
  /** Endings of names that are taken. */
  readonly endings: readonly string[];
  /** What one must be allowed to do to send such a file. */
  readonly send: Extract<Action, 'IMPORT_ROSTER' | 'REQUEST_OFFERING'>;
  /** What one must be allowed to do to read one that an object holds; null when none ever does. */
  readonly read: Extract<Action, 'READ_OFFERING_REQUESTS'> | null;
  /** The side whose objects hold such files. */
  readonly side: string | null;
  /** Files with students' rows go by the roster's own rules: no link is made, and the log is written for packages. */
  readonly holdsStudents: boolean;
}

const MEBIBYTE = 1024 * 1024;

export const filePurposes: Readonly<Record<FilePurpose, PurposeFacts>> = {
  /** A OneRoster package; 500 MB is the cap of the roster's rules. */
  ROSTER: {
    largest: 500 * MEBIBYTE,
    endings: ['zip'],
    send: 'IMPORT_ROSTER',
    read: null,
    side: null,
    holdsStudents: true,
  },
  /** The current master or bell schedules that a strategy session needs. */
  OFFERING_SCHEDULES: {
    largest: 25 * MEBIBYTE,
    endings: ['pdf', 'xlsx', 'docx', 'csv', 'txt', 'png', 'jpg', 'jpeg'],
    send: 'REQUEST_OFFERING',
    read: 'READ_OFFERING_REQUESTS',
    side: 'pathways',
    holdsStudents: false,
  },
};

/** The largest that any purpose takes, in bytes. */
export const LARGEST_FILE_BYTES = Math.max(...Object.values(filePurposes).map(({ largest }) => largest));

const mediaTypes: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv',
  txt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
};

/** The media type that a name promises; null when the purpose does not take its ending. */
export function mediaTypeOfName(purpose: FilePurpose, name: string): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  return filePurposes[purpose].endings.includes(ending) ? (mediaTypes[ending] ?? null) : null;
}

/** Whether bytes that show one type may go by the name of another: only text has no marks that tell its kinds apart. */
export function isAsNamed(named: string, shown: string | null): boolean {
  return shown === named || (shown === 'text/plain' && named.startsWith('text/'));
}
