import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DeliveryMethod } from '../../__generated__/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Button } from '../../components/button.tsx';
import { useMutationKey } from '../../graph/mutation-key.ts';
import { ProblemNote } from '../../graph/problem-note.tsx';
import { useAct } from '../../graph/use-act.ts';
import { Say, useSay } from '../../i18n/say.tsx';
import { type OfferingForm, type RequestPlace, requestInput } from './request-input.ts';

const RequestOffering_offering = graphql(`
  fragment RequestOffering_offering on Offering { id methods requiresSchedules }
`);

const RequestOfferingMutation = graphql(`
  mutation RequestOfferingMutation($input: RequestOfferingInput!) {
    requestOffering(input: $input) {
      __typename
      ... on OfferingRequested { offeringRequest { id state } }
      ... on NotPermitted { action }
      ... on InvalidInput { path }
    }
  }
`);

interface Props {
  readonly offering: FragmentType<typeof RequestOffering_offering>;
  /** The schools and departments for which one may ask. */
  readonly places: readonly RequestPlace[];
  readonly onRequested: (id: string) => void;
}

/** The form of a request; a press twice is one request. */
export function RequestOffering({ offering: masked, places, onRequested }: Props) {
  const say = useSay();
  const offering = readFragment(RequestOffering_offering, masked);
  const mutation = useMutationKey();
  const act = useAct(RequestOfferingMutation, (data) => data.requestOffering, 'OfferingRequested', {
    refetchQueries: ['OfferingRequestsRouteQuery', 'HomeRouteQuery'],
  });
  const form = useForm<OfferingForm>({
    initialValues: {
      placeId: places[0]?.id ?? '',
      method: offering.methods[0] ?? 'VIRTUAL',
      participants: 20,
      preferredStartsOn: '',
      note: '',
    },
    validate: {
      participants: (value) =>
        Number.isInteger(value) && Number(value) > 0 ? null : say('form.participants'),
    },
  });
  const send = async (values: OfferingForm) => {
    const done = await act.perform({ input: requestInput(mutation.key(), offering.id, values, places) });
    if (done?.__typename !== 'OfferingRequested') return;
    mutation.renew();
    onRequested(done.offeringRequest.id);
  };
  return (
    <form
      className="stack"
      style={{ maxWidth: 480 }}
      onSubmit={form.onSubmit((values) => void send(values))}
      aria-label={say('requestOffering.title')}
    >
      {places.length > 0 && (
        <NativeSelect
          label={say('requestOffering.place')}
          data={places.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('placeId')}
        />
      )}
      <NativeSelect
        label={say('requestOffering.method')}
        data={offering.methods.map((method: DeliveryMethod) => ({
          value: method,
          label: say(`method.${method}`),
        }))}
        {...form.getInputProps('method')}
      />
      <NumberInput
        label={say('requestOffering.participants')}
        min={1}
        max={5000}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('participants')}
      />
      <TextInput
        type="date"
        label={say('requestOffering.startsOn')}
        {...form.getInputProps('preferredStartsOn')}
      />
      <Textarea label={say('requestOffering.note')} autosize minRows={2} {...form.getInputProps('note')} />
      {offering.requiresSchedules && <p className="small dim">{say('requestOffering.schedules')}</p>}
      <ProblemNote problem={act.problem} />
      <div>
        <Button type="submit" isUnderWay={act.isUnderWay}>
          <Say id="act.requestOffering" />
        </Button>
      </div>
    </form>
  );
}
