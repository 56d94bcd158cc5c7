import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { useMutationKey } from '../../graph/mutation-key.ts';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { useNotify } from '../../look/notify.ts';
import { useViewer } from '../../viewer/viewer.tsx';

const SignUp_edition = graphql(`
  fragment SignUp_edition on ProgramEdition {
    id label isOpen isFull signUpCount
    program { id name }
    mySignUp { id state }
  }
`);

const SignUpMutation = graphql(`
  mutation SignUpMutation($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignedUp { signUp { id state signedUpAt person { id } edition { id signUpCount isFull mySignUp { id state } } } }
      ... on EditionFull { capacity }
      ... on EditionNotOpen { status }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`);

const CancelSignUpMutation = graphql(`
  mutation CancelSignUpMutation($input: CancelSignUpInput!) {
    cancelSignUp(input: $input) {
      __typename
      ... on SignUpCancelled { signUp { id state edition { id signUpCount isFull mySignUp { id state } } } }
      ... on EditionNotOpen { status }
      ... on NotPermitted { action }
    }
  }
`);

/** Sign up for an edition or cancel; the page answers at once and takes it back when the graph refuses. */
export function SignUp({ edition: masked }: { readonly edition: FragmentType<typeof SignUp_edition> }) {
  const say = useSay();
  const notify = useNotify();
  const { can, personId } = useViewer();
  const edition = readFragment(SignUp_edition, masked);
  const mutation = useMutationKey();
  const mine = edition.mySignUp?.state === 'ACTIVE' ? edition.mySignUp : null;
  const count = edition.signUpCount;
  const signUp = useAct(SignUpMutation, (data) => data.signUp, 'SignedUp', {
    optimistic: () => ({
      signUp: {
        __typename: 'SignedUp' as const,
        signUp: {
          __typename: 'SignUp' as const,
          id: `pending ${edition.id}`,
          state: 'ACTIVE' as const,
          signedUpAt: new Date().toISOString(),
          person: { __typename: 'Person' as const, id: personId ?? '' },
          edition: {
            __typename: 'ProgramEdition' as const,
            id: edition.id,
            isFull: edition.isFull,
            signUpCount: count === null ? null : count + 1,
            mySignUp: {
              __typename: 'SignUp' as const,
              id: `pending ${edition.id}`,
              state: 'ACTIVE' as const,
            },
          },
        },
      },
    }),
  });
  const cancel = useAct(CancelSignUpMutation, (data) => data.cancelSignUp, 'SignUpCancelled');
  if (!can('SIGN_UP_FOR_PROGRAM')) return null;
  const name = `${edition.program.name} ${edition.label}`;
  const join = async () => {
    const done = await signUp.perform({ input: { clientMutationId: mutation.key(), editionId: edition.id } });
    mutation.renew();
    if (done) notify(say('signUp.done', { name }));
  };
  const leave = async () => {
    if (mine === null) return;
    const done = await cancel.perform({ input: { signUpId: mine.id } });
    if (done) notify(say('signUp.cancelled', { name }));
  };
  return (
    <div>
      {mine ? (
        <Button variant="plain" onClick={() => void leave()} isUnderWay={cancel.isUnderWay}>
          <Say id="act.cancelSignUp" />
        </Button>
      ) : (
        edition.isOpen && (
          <Button onClick={() => void join()} disabled={edition.isFull}>
            <Say id={edition.isFull ? 'signUp.full' : 'act.signUp'} />
          </Button>
        )
      )}
      <ProblemNote problem={signUp.problem ?? cancel.problem} />
    </div>
  );
}
