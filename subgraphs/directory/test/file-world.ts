import { createHash } from 'node:crypto';
import type { Principal } from '@quad/kernel';
import { personWith } from '@quad/test-kit';
import type { World } from './world.ts';

export const text = Buffer.from('0123456789');
export const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A principal of a school of a district, who may request offerings. */
export const sender = personWith('PRINCIPAL', {
  tenantId: 'org_district',
  organizationId: 'org_school',
  personId: 'per_sender',
});

export interface Started {
  readonly __typename: string;
  readonly id: string;
  readonly receivedBytes?: number;
  readonly path?: readonly string[];
  readonly message?: string;
}

/** What sends files in tests: as a request's schedules, ten bytes of text, unless the test says otherwise. */
export function fileActs(world: World) {
  async function mutate<Answer>(name: string, fields: string, input: object, as: Principal): Promise<Answer> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${fields} ... on UserError { message path } } }`;
    const answer = await world.ask<Record<string, Answer>>(document, { input }, as);
    if (answer.data === null) throw new Error(JSON.stringify(answer.errors));
    return answer.data[name] as Answer;
  }

  const start = (input: object = {}, as: Principal = sender) =>
    mutate<Started>(
      'fileUploadStart',
      '... on FileUpload { id receivedBytes } ... on FileQuotaExceeded { usedMegabytes quotaMegabytes }',
      {
        name: 'bell.txt',
        bytes: text.length,
        sha256: sha256Of(text),
        purpose: 'OFFERING_SCHEDULES',
        namesNoStudent: true,
        ...input,
      },
      as,
    );
  const put = (id: string, payload: Buffer, headers: object = {}, as: Principal = sender) =>
    world.request(
      {
        method: 'PUT',
        url: `/files/${id}`,
        payload,
        headers: { 'content-type': 'application/octet-stream', ...headers },
      },
      as,
    );
  return {
    start,
    put,
    get: (url: string, as?: Principal) => world.request({ method: 'GET', url }, as),
    head: (id: string, as: Principal = sender) => world.request({ method: 'HEAD', url: `/files/${id}` }, as),
    async sent(input: object = {}, bytes = text, as: Principal = sender): Promise<string> {
      const { id } = await start({ bytes: bytes.length, sha256: sha256Of(bytes), ...input }, as);
      const { statusCode, body } = await put(id, bytes, {}, as);
      if (statusCode !== 201) throw new Error(body);
      return id;
    },
    cancel: (fileId: string, as: Principal = sender) =>
      mutate<Started>('fileUploadCancel', '... on FileUploadCanceled { fileId }', { fileId }, as),
    link: (fileId: string, minutes: number, as: Principal = sender) =>
      mutate<{ __typename: string; path: string; expiresAt: string }>(
        'fileLinkCreate',
        '... on FileLink { linkPath: path expiresAt }',
        { fileId, minutes },
        as,
      ),
    keep: (input: object, as: Principal) =>
      mutate<Started>(
        'filesKeep',
        '... on FilesKept { fileIds }',
        {
          clientMutationId: 'out_1',
          districtId: 'org_district',
          objectId: 'ofr_1',
          organizationIds: ['org_school'],
          personId: 'per_sender',
          ...input,
        },
        as,
      ),
  };
}
