import { roleFacts, roleIds } from '@quad/kernel';

/** The words of the sign-in page. */
export interface Texts {
  readonly language: string;
  readonly title: string;
  readonly lead: string;
  readonly searchLabel: string;
  readonly searchButton: string;
  readonly showAll: string;
  readonly signInAs: (name: string) => string;
  readonly count: (shown: number) => string;
  readonly more: string;
  readonly nobody: string;
  readonly nobodyAtAll: string;
  readonly unavailableTitle: string;
  readonly unavailableText: string;
  readonly notHereTitle: string;
  readonly notHereText: string;
  readonly failedTitle: string;
  readonly failedText: string;
  readonly beginAgain: string;
  readonly role: (id: string) => string;
}

const english: Texts = {
  language: 'en',
  title: 'Sign in to the demo',
  lead: 'Pick a person to see Quad as they do. These are people of demo districts; no password is needed on this computer.',
  searchLabel: 'Name, role, school or district',
  searchButton: 'Search',
  showAll: 'Show everyone',
  signInAs: (name) => `Sign in as ${name}`,
  count: (shown) => (shown === 1 ? '1 person' : `${shown} people`),
  more: 'There are more; search to narrow the list.',
  nobody: 'Nobody fits this search.',
  nobodyAtAll: 'There is no demo district yet. Start Quad with its demo, or import one with --demo.',
  unavailableTitle: 'The list of people is not available now',
  unavailableText: 'The directory does not answer. Wait a moment and reload this page.',
  notHereTitle: 'Picking a name is not possible here',
  notHereText: 'It works only on the computer that runs Quad. Use your district’s own sign-in.',
  failedTitle: 'Sign-in did not work',
  failedText: 'The request was not in order or took too long; begin again.',
  beginAgain: 'Begin again',
  role: englishRole,
};

const spanish: Texts = {
  language: 'es',
  title: 'Entrar en la demostración',
  lead: 'Elija una persona para ver Quad como ella. Son personas de distritos de demostración; en este equipo no hace falta contraseña.',
  searchLabel: 'Nombre, función, escuela o distrito',
  searchButton: 'Buscar',
  showAll: 'Mostrar a todas',
  signInAs: (name) => `Entrar como ${name}`,
  count: (shown) => (shown === 1 ? '1 persona' : `${shown} personas`),
  more: 'Hay más; busque para acortar la lista.',
  nobody: 'Nadie coincide con esta búsqueda.',
  nobodyAtAll:
    'Todavía no hay un distrito de demostración. Inicie Quad con su demostración o importe uno con --demo.',
  unavailableTitle: 'La lista de personas no está disponible ahora',
  unavailableText: 'El directorio no responde. Espere un momento y vuelva a cargar esta página.',
  notHereTitle: 'Aquí no se puede elegir un nombre',
  notHereText: 'Solo funciona en el equipo que ejecuta Quad. Use el acceso de su distrito.',
  failedTitle: 'No se pudo entrar',
  failedText: 'La petición no era válida o tardó demasiado; empiece de nuevo.',
  beginAgain: 'Empezar de nuevo',
  role: (id) => spanishRoles[id] ?? englishRole(id),
};

const spanishRoles: Readonly<Record<string, string>> = {
  TEACHER: 'Docente',
  PRINCIPAL: 'Dirección de escuela',
  COACH: 'Asesoría pedagógica',
  COACH_LEADER: 'Coordinación de asesoría',
  DEPARTMENT_LEAD: 'Jefatura de departamento',
  PLANNING_TEAM: 'Equipo de planificación de la formación docente',
  WORKING_TEAM: 'Equipo de trabajo',
  ASSESSOR: 'Evaluación de acreditaciones',
  BUDGET_OFFICER: 'Responsable de presupuesto',
  SUPERINTENDENT: 'Superintendencia',
  COHORT_FACILITATOR: 'Facilitación de cohorte',
  STATE_ADMIN: 'Administración estatal',
  COHORT_COACH: 'Asesoría de cohorte',
  SCHEDULING_TEAM: 'Orientación y horarios',
  DATA_LEAD: 'Datos y registro',
  PANELIST: 'Familia o comunidad',
  PLATFORM_TEAM: 'Equipo de la plataforma',
  VENDOR_DEVELOPER: 'Desarrollo del proveedor SIS',
  STUDENT: 'Estudiante',
  GUARDIAN: 'Tutor o tutora legal',
};

/** The kernel's label of a role; an id that it does not know is shown in words. */
function englishRole(id: string): string {
  const known = roleIds.find((role) => role === id);
  if (known !== undefined) return roleFacts(known).label;
  const words = id.toLowerCase().replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The texts for an `Accept-Language` header: the first of English and Spanish that it prefers. */
export function textsFor(acceptLanguage: string | undefined): Texts {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .filter(({ language, quality }) => (language === 'en' || language === 'es') && quality > 0)
    .sort((one, other) => other.quality - one.quality);
  return wanted[0]?.language === 'es' ? spanish : english;
}
