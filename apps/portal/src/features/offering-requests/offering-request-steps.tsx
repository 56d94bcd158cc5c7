import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Steps } from '../../components/steps.tsx';
import { useSay } from '../../i18n/say.tsx';
import { useFormats } from '../../i18n/use-formats.ts';
import { requestSteps } from './request-steps.ts';

const OfferingRequestSteps_request = graphql(`
  fragment OfferingRequestSteps_request on OfferingRequest {
    id state
    history { state at by { id displayName } note }
  }
`);

/** Where a request stands on its way, with the day and the person of each step. */
export function OfferingRequestSteps({
  request: masked,
}: {
  readonly request: FragmentType<typeof OfferingRequestSteps_request>;
}) {
  const say = useSay();
  const formats = useFormats();
  const { state, history } = readFragment(OfferingRequestSteps_request, masked);
  const steps = requestSteps(state).map((step) => {
    const done = history.findLast((past) => past.state === step.state);
    return {
      id: step.state,
      word: say(`offeringRequest.state.${step.state}`),
      stage: step.stage,
      ...(done && {
        detail: (
          <>
            {formats.instant(done.at)}
            {done.by && ` · ${done.by.displayName}`}
            {/* Only a person's own words: notes of the product itself are English and said by the page. */}
            {done.by && done.note && <div>{done.note}</div>}
          </>
        ),
      }),
    };
  });
  return <Steps steps={steps} label={say('offeringRequest.steps')} />;
}
