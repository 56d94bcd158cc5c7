/** A course of the catalogue before it is asked for. */
export type Offering = {
  readonly id: string;
  readonly title: string;
  readonly department: string;
  /** What one teacher's credential covers. */
  readonly strand: string;
  readonly roomType: string;
  readonly level: 'CORE' | 'ADVANCED' | 'ELECTIVE' | 'SUPPORT';
  readonly grades: readonly number[];
  /** The course of the same language that comes before it. */
  readonly after?: string;
  /** The service that it gives. */
  readonly gives?: string;
  /** Sections that students' wishes should fill; what is drawn comes near it. */
  readonly wanted: number;
};

export const roomTypes: Readonly<Record<string, string>> = {
  ART: 'studio',
  MUS: 'music room',
  THE: 'stage',
  CMP: 'computer room',
  WRK: 'workshop',
  HSC: 'laboratory',
  PED: 'gym',
  SCI: 'laboratory',
};
