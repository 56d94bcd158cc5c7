import type { PasswordFault } from './password.ts';

export type Field = 'givenName' | 'familyName' | 'email' | 'password' | 'repeated' | 'code';
export type FieldFault =
  | PasswordFault
  | 'MISSING'
  | 'TOO_LONG_TEXT'
  | 'NO_EMAIL'
  | 'EMAIL_TAKEN'
  | 'NOT_SAME'
  | 'WRONG_CODE';
/** Why an invitation cannot be taken up. */
export type DeadInvitation = 'USED' | 'EXPIRED' | 'UNKNOWN';

/** The words of signing in with an account of Quad's own, and of setting one up. */
export interface LocalTexts {
  readonly signInTitle: string;
  readonly withAccount: string;
  readonly asDemo: string;
  readonly signInButton: string;
  readonly noAccountYet: string;
  /** One sentence for whatever was wrong, so that nobody learns which e-mails are known. */
  readonly notRight: string;
  readonly tooMany: (minutes: number) => string;
  readonly setUpTitle: (organization: string) => string;
  readonly setUpLead: string;
  readonly accountOf: string;
  readonly replaces: string;
  readonly continueButton: string;
  readonly confirmTitle: string;
  readonly confirmSteps: readonly [string, string, string];
  readonly pictureLabel: string;
  readonly secretLabel: string;
  readonly finishButton: string;
  readonly againButton: string;
  readonly fields: Readonly<Record<Field, string>>;
  readonly passwordHint: string;
  readonly codeHint: string;
  readonly faults: Readonly<Record<FieldFault, string>>;
  readonly faultsTitle: string;
  readonly deadTitle: string;
  readonly dead: Readonly<Record<DeadInvitation, string>>;
  readonly signInInstead: string;
}

const english: LocalTexts = {
  signInTitle: 'Sign in',
  withAccount: 'With your account',
  asDemo: 'As someone of a demo district',
  signInButton: 'Sign in',
  noAccountYet: 'No account yet? The link of your invitation makes one.',
  notRight: 'E-mail, password or code is not right; check them, and take the code that your app shows now.',
  tooMany: (minutes) =>
    `Those were too many attempts. Wait ${minutes === 1 ? 'one minute' : `${minutes} minutes`}, then try again.`,
  setUpTitle: (organization) => `Your account for ${organization}`,
  setUpLead:
    'You were invited as an administrator. Say who you are and choose a password; next comes the code of your phone.',
  accountOf: 'You will sign in with this e-mail:',
  replaces:
    'There is an account with this e-mail already. What you set here replaces its password and its codes.',
  continueButton: 'Continue',
  confirmTitle: 'Add the code of your phone',
  confirmSteps: [
    'Open an authenticator app on your phone, for example Google Authenticator, Microsoft Authenticator or Aegis.',
    'Scan this picture with it, or type in the key below.',
    'Type the six digits that the app shows.',
  ],
  pictureLabel: 'QR code with the key for your authenticator app; the same key stands below as text',
  secretLabel: 'Key',
  finishButton: 'Finish and sign in',
  againButton: 'Back to name and password',
  fields: {
    givenName: 'Given name',
    familyName: 'Family name',
    email: 'E-mail',
    password: 'Password',
    repeated: 'Password again',
    code: 'Code',
  },
  passwordHint: 'At least 12 characters; several words are easiest to keep in mind. Not your e-mail.',
  codeHint: 'Six digits from your authenticator app; each code works once.',
  faults: {
    MISSING: 'Fill this in.',
    TOO_LONG_TEXT: 'Use at most 100 characters.',
    NO_EMAIL: 'Write an e-mail address like name@district.org.',
    EMAIL_TAKEN: 'This e-mail has an account already; ask for an invitation to this e-mail, or use another.',
    TOO_SHORT: 'Use at least 12 characters.',
    TOO_LONG: 'Use at most 200 characters.',
    HOLDS_EMAIL: 'Leave your e-mail out of the password.',
    TOO_PLAIN: 'Use at least five different characters.',
    NOT_SAME: 'This is not the same password; type it again.',
    WRONG_CODE: 'This code is not right; type the one that the app shows now.',
  },
  faultsTitle: 'Something is still missing',
  deadTitle: 'This invitation cannot be used',
  dead: {
    USED: 'It was used already. If that was you, sign in with your account; otherwise ask for a new one.',
    EXPIRED: 'It is past its end. Ask whoever sent it for a new one.',
    UNKNOWN: 'Nobody here knows it. Check that the whole link was copied, or ask for a new one.',
  },
  signInInstead: 'Sign in',
};

const spanish: LocalTexts = {
  signInTitle: 'Entrar',
  withAccount: 'Con su cuenta',
  asDemo: 'Como persona de un distrito de demostración',
  signInButton: 'Entrar',
  noAccountYet: '¿Todavía no tiene cuenta? Se crea con el enlace de su invitación.',
  notRight:
    'El correo, la contraseña o el código no es correcto; revíselos y use el código que su aplicación muestra ahora.',
  tooMany: (minutes) =>
    `Han sido demasiados intentos. Espere ${minutes === 1 ? 'un minuto' : `${minutes} minutos`} y vuelva a intentarlo.`,
  setUpTitle: (organization) => `Su cuenta para ${organization}`,
  setUpLead:
    'Recibió una invitación para administrar. Diga quién es y elija una contraseña; después viene el código de su teléfono.',
  accountOf: 'Entrará con este correo:',
  replaces: 'Ya hay una cuenta con este correo. Lo que ponga aquí sustituye su contraseña y sus códigos.',
  continueButton: 'Continuar',
  confirmTitle: 'Añada el código de su teléfono',
  confirmSteps: [
    'Abra una aplicación de autenticación en su teléfono, por ejemplo Google Authenticator, Microsoft Authenticator o Aegis.',
    'Escanee con ella esta imagen o escriba la clave de abajo.',
    'Escriba los seis dígitos que muestra la aplicación.',
  ],
  pictureLabel:
    'Código QR con la clave para su aplicación de autenticación; la misma clave está abajo como texto',
  secretLabel: 'Clave',
  finishButton: 'Terminar y entrar',
  againButton: 'Volver a nombre y contraseña',
  fields: {
    givenName: 'Nombre',
    familyName: 'Apellidos',
    email: 'Correo electrónico',
    password: 'Contraseña',
    repeated: 'Contraseña otra vez',
    code: 'Código',
  },
  passwordHint: 'Al menos 12 caracteres; varias palabras se recuerdan mejor. Sin su correo.',
  codeHint: 'Seis dígitos de su aplicación de autenticación; cada código sirve una vez.',
  faults: {
    MISSING: 'Rellene este campo.',
    TOO_LONG_TEXT: 'Use como máximo 100 caracteres.',
    NO_EMAIL: 'Escriba un correo como nombre@distrito.org.',
    EMAIL_TAKEN: 'Este correo ya tiene una cuenta; pida una invitación para este correo o use otro.',
    TOO_SHORT: 'Use al menos 12 caracteres.',
    TOO_LONG: 'Use como máximo 200 caracteres.',
    HOLDS_EMAIL: 'No incluya su correo en la contraseña.',
    TOO_PLAIN: 'Use al menos cinco caracteres distintos.',
    NOT_SAME: 'No es la misma contraseña; escríbala de nuevo.',
    WRONG_CODE: 'Este código no es correcto; escriba el que la aplicación muestra ahora.',
  },
  faultsTitle: 'Todavía falta algo',
  deadTitle: 'Esta invitación no se puede usar',
  dead: {
    USED: 'Ya se usó. Si fue usted, entre con su cuenta; si no, pida una nueva.',
    EXPIRED: 'Su plazo ha terminado. Pida una nueva a quien se la envió.',
    UNKNOWN: 'Aquí nadie la conoce. Compruebe que copió el enlace entero o pida una nueva.',
  },
  signInInstead: 'Entrar',
};

/** The words in the language of a page. */
export function localTextsIn(language: string): LocalTexts {
  return language === 'es' ? spanish : english;
}
