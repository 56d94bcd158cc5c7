import type { Role } from '@quad/kernel';

/** Made-up names for demo people; put together by chance of the district's id, they are nobody's. */
const givenNames = [
  'Amara',
  'Bennett',
  'Celeste',
  'Dario',
  'Elena',
  'Felix',
  'Greta',
  'Hassan',
  'Imani',
  'Jonas',
  'Keiko',
  'Leandro',
  'Marisol',
  'Nadia',
  'Oscar',
  'Priya',
  'Quentin',
  'Rosalind',
  'Samir',
  'Tamsin',
  'Ulises',
  'Vera',
  'Winston',
  'Ximena',
  'Yusuf',
  'Zelda',
] as const;
const familyNames = [
  'Abernethy',
  'Barajas',
  'Castellan',
  'Dunmore',
  'Eastwick',
  'Fairbairn',
  'Galloway',
  'Hollis',
  'Ibarra',
  'Jessop',
  'Kowalczyk',
  'Lindqvist',
  'Marchetti',
  'Northrup',
  'Okonjo',
  'Pemberton',
  'Quillen',
  'Redfern',
  'Sandoval',
  'Thackeray',
  'Underhill',
  'Valdivia',
  'Whitlock',
  'Yarrow',
  'Zamora',
] as const;

/**
 * The name of a demo person.
 * @param digest hexadecimal digits made of the district's id and the role; the same digits, the same name.
 */
export function demoName(digest: string): { readonly givenName: string; readonly familyName: string } {
  const given = givenNames[Number.parseInt(digest.slice(0, 6), 16) % givenNames.length] ?? givenNames[0];
  const family = familyNames[Number.parseInt(digest.slice(6, 12), 16) % familyNames.length] ?? familyNames[0];
  return { givenName: given, familyName: family };
}

/** Partner organizations of demo districts, made when there is none; names that no organization bears. */
export const demoPartners = {
  FOUNDATION: 'Larkspur Learning Foundation',
  STATE_DEPARTMENT: 'Department of Education of the State of Cascadia',
  SERVICE_CENTER: 'Three Rivers Education Service Center',
} as const;

export const DEMO_DEPARTMENT = 'Curriculum and Instruction';

/** A demo person's address at a domain that is reserved for examples. */
export function demoEmail(
  name: { readonly givenName: string; readonly familyName: string },
  role: Role,
): string {
  const local = `${name.givenName}.${name.familyName}.${role}`.toLowerCase().replaceAll('_', '-');
  return `${local}@demo.quad.example`;
}
