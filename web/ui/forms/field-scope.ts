import { getContext, setContext } from 'svelte';
import { fieldId } from './field-props.ts';

const key = Symbol('filters');

/** The fields inside are filters: a form on the same page, say in a dialog, may have fields of the same names. */
export function provideFilterFields(): void {
	setContext(key, true);
}

/** Makes the id of a field out of its name, as `fieldId` does, and another one for a filter. */
export function useFieldId(): (name: string) => string {
	const isFilter = getContext<boolean | undefined>(key) ?? false;
	return (name) => fieldId(isFilter ? `filter-${name}` : name);
}
