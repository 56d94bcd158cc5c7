import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorization, claimsOf, createBrowser } from './browser.ts';
import { createWorld, publicUrl, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const password = 'four words on a page';
const details = { step: 'details', givenName: 'Ada', familyName: 'Moreno', password, repeated: password };

function invite(token: string, email: string | null, at = world): void {
  at.directory.invitations[token] = { state: 'USABLE', organizationName: 'Cedar <Falls>', email };
}

/** The code that an authenticator app shows, `steps` of 30 s from now. */
function codeOf(secret: string, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** The secret as it stands on the page for those who cannot scan. */
function secretOn(html: string): string {
  return /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
}

/** Opens the invitation as the gateway sends a browser. */
async function openInvitation(token: string, language = 'en', at = world) {
  const browser = createBrowser(at, language);
  const { location } = await browser.go(authorization({ invitation: token }));
  return { browser, location, shown: await browser.go(location) };
}

/** Goes through both pages of an invitation, up to the gateway's callback. */
async function setUp(token: string, typed: Record<string, string> = {}, at = world) {
  const { browser, location } = await openInvitation(token, 'en', at);
  await browser.go(location, { ...details, ...typed });
  const secret = secretOn((await browser.go(location)).html);
  const code = codeOf(secret);
  const confirmed = await browser.go(location, { step: 'confirm', code });
  const done = await browser.go(confirmed.location);
  return { secret, code, claims: await claimsOf(at, new URL(done.location)) };
}

async function signIn(typed: Record<string, string>, at = world) {
  const browser = createBrowser(at);
  const { location } = await browser.go(authorization());
  const answer = await browser.go(location, { step: 'sign-in', ...typed });
  return { browser, answer };
}

describe('an invitation', () => {
  it('becomes an account with password and code, and an ID token of it', async () => {
    invite('inv-ada', 'ada@cedar.example');
    const { browser, location, shown } = await openInvitation('inv-ada');
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('Your account for Cedar &#60;Falls&#62;');
    expect(shown.html).toContain('ada@cedar.example');
    const taken = await browser.go(location, details);
    expect([taken.status, taken.location]).toEqual([303, location]);
    const page = await browser.go(location);
    expect(page.html).toMatch(/<svg role="img" aria-label="QR code[^"]*" viewBox/);
    const secret = secretOn(page.html);
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await browser.go(location, { step: 'confirm', code: codeOf(secret, 20) });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('This code is not right');
    const confirmed = await browser.go(location, { step: 'confirm', code: codeOf(secret) });
    const done = await browser.go(confirmed.location);
    const callback = new URL(done.location);
    expect(`${callback.origin}${callback.pathname}`).toBe(`${publicUrl}/auth/callback`);
    const claims = await claimsOf(world, callback);
    expect(claims).toMatchObject({
      amr: ['pwd', 'otp'],
      given_name: 'Ada',
      family_name: 'Moreno',
      email: 'ada@cedar.example',
    });
    expect(claims.sub).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('says field by field what is wrong, and keeps what was typed', async () => {
    invite('inv-bo', 'bo@cedar.example');
    const { browser, location } = await openInvitation('inv-bo');
    const short = { ...details, givenName: '"><b>', familyName: '', password: 'short', repeated: 'shorter' };
    const answer = await browser.go(location, short);
    expect(answer.status).toBe(400);
    expect(answer.html).toContain('value="&#34;&#62;&#60;b&#62;"');
    for (const said of ['Fill this in.', 'Use at least 12 characters.', 'This is not the same password'])
      expect(answer.html).toContain(said);
    expect(answer.html).not.toContain('shorter');
    const own = await browser.go(location, {
      ...details,
      password: 'bo@cedar.example',
      repeated: 'bo@cedar.example',
    });
    expect(own.html).toContain('Leave your e-mail out of the password.');
  });

  it('goes back to the first page when asked', async () => {
    invite('inv-back', 'back@cedar.example');
    const { browser, location } = await openInvitation('inv-back');
    await browser.go(location, details);
    await browser.go(location, { step: 'again' });
    expect((await browser.go(location)).html).toContain('name="repeated"');
  });

  it.each([
    ['USED', 'It was used already.'],
    ['EXPIRED', 'It is past its end.'],
  ] as const)('that is %s is said to be so', async (state, said) => {
    world.directory.invitations.dead = { state, organizationName: 'Cedar', email: 'x@cedar.example' };
    const { browser, location, shown } = await openInvitation('dead');
    expect(shown.status).toBe(403);
    expect(shown.html).toContain(said);
    expect((await browser.go(location, details)).status).toBe(403);
  });

  it('that nobody knows is said to be so, in the language of the browser', async () => {
    const { shown } = await openInvitation('made-up', 'es');
    expect(shown.status).toBe(403);
    expect(shown.html).toContain('Aquí nadie la conoce.');
  });

  it('to nobody in particular asks for the e-mail, and takes no account over', async () => {
    invite('inv-cy', 'cy@cedar.example');
    const first = await setUp('inv-cy');
    invite('inv-any', null);
    const { browser, location, shown } = await openInvitation('inv-any');
    expect(shown.html).toContain('name="email" type="email"');
    const taken = await browser.go(location, { ...details, email: 'CY@cedar.example' });
    expect(taken.html).toContain('This e-mail has an account already');
    const second = await setUp('inv-any', { email: 'Di@Cedar.example' });
    expect(second.claims).toMatchObject({ email: 'di@cedar.example' });
    expect(second.claims.sub).not.toBe(first.claims.sub);
  });

  it('to nobody in particular takes no account over that was made before its code was confirmed', async () => {
    invite('inv-early', null);
    const early = await openInvitation('inv-early');
    await early.browser.go(early.location, { ...details, email: 'eve@cedar.example' });
    const secret = secretOn((await early.browser.go(early.location)).html);
    invite('inv-eve', 'eve@cedar.example');
    const eve = await setUp('inv-eve');
    const late = await early.browser.go(early.location, { step: 'confirm', code: codeOf(secret) });
    expect([late.status, late.html.includes('This e-mail has an account already')]).toEqual([400, true]);
    const { answer } = await signIn({
      email: 'eve@cedar.example',
      password,
      code: codeOf(eve.secret, 1),
    });
    expect(answer.status).toBe(303);
  });

  it('to an e-mail with an account sets its password and code anew', async () => {
    invite('inv-eve', 'eve@cedar.example');
    const first = await setUp('inv-eve');
    const { shown } = await openInvitation('inv-eve');
    expect(shown.html).toContain('replaces its password and its codes');
    const other = 'another four words';
    const second = await setUp('inv-eve', { password: other, repeated: other });
    expect(second.claims.sub).toBe(first.claims.sub);
    const email = 'eve@cedar.example';
    const old = await signIn({ email, password, code: codeOf(first.secret, 1) });
    expect(old.answer.status).toBe(400);
    const fresh = await signIn({ email, password: other, code: codeOf(second.secret, 1) });
    expect(fresh.answer.status).toBe(303);
  });
});

describe('signing in with an account', () => {
  it('takes e-mail, password and a code that was not used, and stands beside the demo people', async () => {
    invite('inv-fay', 'fay@cedar.example');
    const { secret, code: confirmedWith, claims } = await setUp('inv-fay');
    const email = ' Fay@Cedar.example ';
    const used = await signIn({ email, password, code: confirmedWith });
    expect(used.answer.status).toBe(400);
    expect(used.answer.html).toContain('E-mail, password or code is not right');
    expect(used.answer.html).toContain('Sign in as Bo Lind');
    expect(used.answer.html).not.toContain(password);
    const code = codeOf(secret, 1);
    const { browser, answer } = await signIn({ email, password, code });
    const done = await browser.go(answer.location);
    expect((await claimsOf(world, new URL(done.location))).sub).toBe(claims.sub);
    expect((await signIn({ email, password, code })).answer.status).toBe(400);
  });

  it('says the same of an unknown e-mail, and tells how long to wait after five attempts, restarted or not', async () => {
    const attempt = async () =>
      (await signIn({ email: 'nobody@cedar.example', password, code: '000000' })).answer;
    for (let count = 1; count <= 5; count += 1) {
      const answer = await attempt();
      expect(answer.status).toBe(400);
      expect(answer.html).toContain('E-mail, password or code is not right');
    }
    expect((await attempt()).html).toContain('Wait 15 minutes, then try again.');
    const { invitations } = world.directory;
    world = await world.restart();
    Object.assign(world.directory.invitations, invitations);
    const late = await attempt();
    expect(late.status).toBe(429);
  });

  it('needs the password whatever is picked', async () => {
    invite('inv-gil', 'gil@cedar.example');
    const { claims } = await setUp('inv-gil');
    const { answer } = await signIn({ subject: String(claims.sub) });
    expect(answer.status).toBe(403);
  });
});

it('sets accounts up and signs them in where others can reach it, and names cannot be picked', async () => {
  const open = await createWorld({ isPickAllowed: false });
  invite('inv-hal', 'hal@cedar.example', open);
  const { secret } = await setUp('inv-hal', {}, open);
  const typed = { email: 'hal@cedar.example', password, code: codeOf(secret, 1) };
  expect((await signIn(typed, open)).answer.status).toBe(303);
  await open.close();
});

it('says so when directory does not answer for an invitation', async () => {
  invite('inv-ida', 'ida@cedar.example');
  const { browser, location } = await openInvitation('inv-ida');
  world.directory.isDown = true;
  const answer = await browser.go(location, details);
  world.directory.isDown = false;
  expect(answer.status).toBe(503);
  expect(answer.html).toContain('The directory does not answer.');
  expect((await browser.go(location, details)).status).toBe(303);
});

it('asks for an account where there is no demo district', async () => {
  const bare = await createWorld({ hasDemo: false });
  const browser = createBrowser(bare);
  const { location } = await browser.go(authorization());
  const { html } = await browser.go(location);
  expect(html).toContain('<h1>Sign in</h1>');
  expect(html).not.toContain('role="search"');
  await bare.close();
});

it('gives a demo person no proof, which would make an account of them', async () => {
  const browser = createBrowser(world);
  const { location } = await browser.go(authorization());
  const picked = await browser.go(location, { subject: 'demo:ada' });
  const done = await browser.go(picked.location);
  expect((await claimsOf(world, new URL(done.location))).amr).toBeUndefined();
});
