import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import type { FilePurpose } from '../../__generated__/graphql.ts';
import { graphql } from '../../__generated__/index.ts';
import type { Problem } from '../problem.ts';
import { useAct } from '../use-act.ts';
import { fileLine } from './file-line.ts';
import { sendRest } from './send-rest.ts';
import { sha256Of } from './sha256-of.ts';

const FileUploadMutation = graphql(`
  mutation FileUploadMutation($input: FileUploadStartInput!) {
    fileUploadStart(input: $input) {
      __typename
      ... on FileUpload { id uploadPath receivedBytes isComplete }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
      ... on FileQuotaExceeded { usedMegabytes quotaMegabytes }
    }
  }
`);

const FileUploadCancelMutation = graphql(`
  mutation FileUploadCancelMutation($input: FileUploadCancelInput!) {
    fileUploadCancel(input: $input) { __typename }
  }
`);

/** How far an upload is: the file is summed up first, then it is sent. */
export interface UploadStage {
  readonly what: 'CHECKING' | 'SENDING';
  readonly share: number;
}

export interface FileUploads {
  /**
   * Sends a file and answers its id; null when it was given up, or when `problem` says why not. The same file sent again
   * goes on with what has arrived of it.
   */
  readonly send: (file: File, purpose: FilePurpose) => Promise<string | null>;
  /** Null while nothing is sent. */
  readonly stage: UploadStage | null;
  readonly cancel: () => void;
  readonly problem: Problem | null;
}

/** Sends files to Quad, the same way for whatever they are for. */
export function useFileUpload(): FileUploads {
  const start = useAct(FileUploadMutation, (data) => data.fileUploadStart, 'FileUpload');
  const [giveUp] = useMutation(FileUploadCancelMutation);
  const [stage, setStage] = useState<UploadStage | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function bring(file: File, purpose: FilePurpose, signal: AbortSignal): Promise<string | null> {
    const sha256 = await sha256Of(file, (share) => setStage({ what: 'CHECKING', share }), signal);
    const namesNoStudent = purpose !== 'ROSTER';
    const input = { name: file.name, bytes: file.size, sha256, purpose, namesNoStudent };
    const place = await start.perform({ input });
    if (place?.__typename !== 'FileUpload') return null;
    const drop = () => void giveUp({ variables: { input: { fileId: place.id } } }).catch(() => undefined);
    // Given up while it was announced: nothing is sent, and what was announced goes.
    if (signal.aborted) {
      drop();
      return null;
    }
    signal.addEventListener('abort', drop, { once: true });
    const onSent = (bytes: number) => setStage({ what: 'SENDING', share: bytes / file.size });
    onSent(place.receivedBytes);
    const line = fileLine(place.uploadPath, file, onSent, signal);
    const answer = await sendRest(line, place.receivedBytes, file.size);
    signal.removeEventListener('abort', drop);
    if (answer.kind === 'WHOLE') return place.id;
    const typename = answer.kind === 'REFUSED' ? answer.code : 'UploadBroken';
    if (!signal.aborted) setProblem({ typename, facts: {} });
    return null;
  }

  async function send(file: File, purpose: FilePurpose): Promise<string | null> {
    const mine = new AbortController();
    running.current?.abort();
    running.current = mine;
    setProblem(null);
    try {
      return await bring(file, purpose, mine.signal);
    } catch (fault) {
      if (!mine.signal.aborted) throw fault;
      return null;
    } finally {
      if (running.current === mine) setStage(null);
    }
  }

  return { send, stage, cancel: () => running.current?.abort(), problem: start.problem ?? problem };
}
