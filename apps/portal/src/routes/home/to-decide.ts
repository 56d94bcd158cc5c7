interface Asked {
  readonly requestedBy: { readonly id: string } | null;
}

/** The requests on which a person may decide: never their own, since who asks does not approve. */
export function toDecide<Request extends Asked>(
  requests: readonly Request[],
  personId: string | null,
): readonly Request[] {
  return requests.filter(({ requestedBy }) => requestedBy === null || requestedBy.id !== personId);
}
