/** A vendor's own limits among those that the gateway told, else those of all vendors; undefined when it told neither. */
export function allowanceOf<Told extends { readonly who: string }>(
  allowances: readonly Told[],
  vendorId: string,
): Told | undefined {
  return allowances.find(({ who }) => who === vendorId) ?? allowances.find(({ who }) => who === 'vendor');
}
