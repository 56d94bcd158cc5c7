import type { DeliveryMethod, RequestOfferingInput } from '../../__generated__/graphql.ts';

/** A school or a department that can ask for an offering. */
export interface RequestPlace {
  readonly id: string;
  readonly name: string;
  readonly type: 'SCHOOL' | 'DEPARTMENT';
}

export interface OfferingForm {
  readonly placeId: string;
  readonly method: DeliveryMethod;
  readonly participants: number | string;
  /** `YYYY-MM-DD`, or empty for no wish. */
  readonly preferredStartsOn: string;
  readonly note: string;
}

/** The mutation's input from the form; without a place the district itself asks. */
export function requestInput(
  clientMutationId: string,
  offeringId: string,
  form: OfferingForm,
  places: readonly RequestPlace[],
): RequestOfferingInput {
  const place = places.find(({ id }) => id === form.placeId);
  return {
    clientMutationId,
    offeringId,
    method: form.method,
    participants: Number(form.participants),
    ...(place?.type === 'SCHOOL' && { schoolId: place.id }),
    ...(place?.type === 'DEPARTMENT' && { departmentId: place.id }),
    ...(form.preferredStartsOn !== '' && { preferredStartsOn: form.preferredStartsOn }),
    ...(form.note.trim() !== '' && { note: form.note.trim() }),
  };
}
