import { type FragmentType, graphql, readFragment } from '../../__generated__/index.ts';
import { Facts } from '../../components/facts.tsx';
import { Part } from '../../components/part.tsx';
import { useSay } from '../../i18n/say.tsx';

const OfferingDetails_offering = graphql(`
  fragment OfferingDetails_offering on Offering {
    id essentialQuestion description methods isTailorable canBeSeries canStandAlone requiresSchedules
    outcomes { position text }
    takeAways { position text }
    source { title text }
  }
`);

/** What an offering asks, promises and leaves behind. */
export function OfferingDetails({
  offering: masked,
}: {
  readonly offering: FragmentType<typeof OfferingDetails_offering>;
}) {
  const say = useSay();
  const offering = readFragment(OfferingDetails_offering, masked);
  const yesNo = (is: boolean) => say(is ? 'word.yes' : 'word.no');
  return (
    <>
      {offering.essentialQuestion && <p className="question reading">{offering.essentialQuestion}</p>}
      <p className="reading">{offering.description}</p>
      <Facts
        facts={[
          {
            name: say('column.methods'),
            value: offering.methods.map((method) => say(`method.${method}`)).join(', '),
          },
          { name: say('offering.isTailorable'), value: yesNo(offering.isTailorable) },
          { name: say('offering.canBeSeries'), value: yesNo(offering.canBeSeries) },
          { name: say('offering.canStandAlone'), value: yesNo(offering.canStandAlone) },
          { name: say('offering.requiresSchedules'), value: yesNo(offering.requiresSchedules) },
          { name: say('offering.source'), value: offering.source.title },
        ]}
      />
      <Part title={say('column.outcomes')}>
        <ol className="reading">
          {offering.outcomes.map(({ position, text }) => (
            <li key={position}>{text}</li>
          ))}
        </ol>
      </Part>
      {offering.takeAways.length > 0 && (
        <Part title={say('offering.takeAways')}>
          <ul className="reading">
            {offering.takeAways.map(({ position, text }) => (
              <li key={position}>{text}</li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}
