import { expect, it } from 'vitest';
import { createOpenDoor } from '../../src/server/door/open-door.ts';
import { createPassthroughDoor } from '../../src/server/door/passthrough-door.ts';
import type { Incoming } from '../../src/server/incoming.ts';
import { createFakeClock } from '../emulator/fake-clock.ts';

const incoming = (headers: Readonly<Record<string, string>>): Incoming => ({
  requestId: 'request-1',
  signal: new AbortController().signal,
  header: (name) => headers[name],
});

const openDoor = createOpenDoor({ token: 'sk-own', organization: 'org-1', project: null }, [
  'localhost',
  '10.0.0.5',
  '[::1]',
  'Tunegraph.Internal',
]);
const passthrough = createPassthroughDoor();

it("makes of the caller's token and headers the credential that goes upstream", () => {
  const request = incoming({
    authorization: 'Bearer sk-caller',
    'openai-organization': 'org-2',
    'openai-project': 'proj-2',
  });
  const { credential, requestId, signal } = passthrough.admit(request);
  expect(credential.reveal()).toEqual({ token: 'sk-caller', organization: 'org-2', project: 'proj-2' });
  expect({ requestId, signal }).toEqual({ requestId: 'request-1', signal: request.signal });
});

it.each(['bearer sk-caller', 'BEARER   sk-caller'])(
  'takes the scheme in any spelling: %s',
  (authorization) => {
    expect(passthrough.admit(incoming({ authorization })).credential.reveal().token).toBe('sk-caller');
  },
);

it.each([
  ['none', {}, 'Send the header `Authorization: Bearer <token>`'],
  ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, 'malformed'],
  ['an empty one', { authorization: 'Bearer ' }, 'malformed'],
  ['one with a space', { authorization: 'Bearer sk caller' }, 'malformed'],
  ['one with a line break', { authorization: 'Bearer sk\r\nx-evil: 1' }, 'malformed'],
  ['one that is not ASCII', { authorization: 'Bearer schlüssel' }, 'malformed'],
  ['one that is too long', { authorization: `Bearer ${'x'.repeat(4097)}` }, 'malformed'],
])('asks for a bearer token when there is %s, without repeating it', (_what, headers, message) => {
  expect(() => passthrough.admit(incoming(headers))).toThrowError(
    expect.objectContaining({ code: 'UNAUTHENTICATED', message: expect.stringContaining(message) }),
  );
});

it.each(['OpenAI-Organization', 'OpenAI-Project'])(
  'refuses a %s header that is not safe to send on',
  (name) => {
    const headers = { authorization: 'Bearer sk-caller', [name.toLowerCase()]: 'org 2' };
    expect(() => passthrough.admit(incoming(headers))).toThrowError(
      expect.objectContaining({ code: 'BAD_USER_INPUT', message: expect.stringContaining(name) }),
    );
  },
);

it('keeps two callers apart, and knows the same one again', () => {
  const id = (token: string) =>
    passthrough.admit(incoming({ authorization: `Bearer ${token}` })).credential.id;
  expect(id('sk-one')).toBe(id('sk-one'));
  expect(id('sk-one')).not.toBe(id('sk-two'));
});

it('has one credential for who asks again, until nobody has for a while', () => {
  const clock = createFakeClock();
  const door = createPassthroughDoor(undefined, clock);
  const admitted = (headers: Readonly<Record<string, string>>) =>
    door.admit(incoming({ authorization: 'Bearer sk-one', ...headers })).credential;
  const first = admitted({});
  expect(admitted({})).toBe(first);
  expect(admitted({ 'openai-project': '' })).toBe(first);
  clock.advance(120_000);
  expect(clock.waiting).toBe(0);
  expect(admitted({})).not.toBe(first);
  expect(admitted({}).id).toBe(first.id);
});

it('takes nobody for another whose headers read the same one behind the other', () => {
  const authorization = 'Bearer sk-one';
  const parts = (organization: string, project: string) =>
    passthrough
      .admit(incoming({ authorization, 'openai-organization': organization, 'openai-project': project }))
      .credential.reveal();
  expect(parts('a', 'b')).toMatchObject({ organization: 'a', project: 'b' });
  expect(parts('', 'a')).toMatchObject({ organization: null, project: 'a' });
  expect(parts('a', '')).toMatchObject({ organization: 'a', project: null });
  expect(() => parts('a\nb', '')).toThrowError(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => passthrough.admit(incoming({ authorization: `${authorization}\na\nb` }))).toThrowError(
    expect.objectContaining({ code: 'UNAUTHENTICATED' }),
  );
});

it('hashes by a key of its own, so that no id says anything outside of this process', () => {
  const request = incoming({ authorization: 'Bearer sk-caller' });
  expect(createPassthroughDoor().admit(request).credential.id).not.toBe(
    passthrough.admit(request).credential.id,
  );
});

it('asks with its own credential in mode none, whatever the caller sends', () => {
  const request = incoming({
    host: 'localhost:4000',
    authorization: 'Bearer sk-caller',
    'openai-organization': 'org-2',
  });
  expect(openDoor.admit(request).credential.reveal()).toEqual({
    token: 'sk-own',
    organization: 'org-1',
    project: null,
  });
});

it.each([
  'localhost',
  'localhost:4000',
  'LOCALHOST:1',
  '10.0.0.5:80',
  '[::1]:4000',
  '[0:0:0:0:0:0:0:1]',
  'tunegraph.internal',
])('answers to the allowed Host %s', (host) => {
  expect(openDoor.admit(incoming({ host })).requestId).toBe('request-1');
});

it.each([
  'evil.example',
  'localhost.evil.example',
  'evil.example:localhost',
  'localhost@evil.example',
  '127.0.0.1',
  'a b',
  '',
])('does not answer to the Host "%s", and says which setting allows it', (host) => {
  expect(() => openDoor.admit(incoming({ host }))).toThrowError(
    expect.objectContaining({
      code: 'FORBIDDEN',
      message: expect.stringMatching(new RegExp(`"${host.replaceAll('.', '\\.')}".*TUNEGRAPH_ALLOWED_HOSTS`)),
    }),
  );
});

it('does not answer without a Host', () => {
  expect(() => openDoor.admit(incoming({}))).toThrowError(expect.objectContaining({ code: 'FORBIDDEN' }));
});
