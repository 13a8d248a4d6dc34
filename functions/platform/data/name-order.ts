import { strokeOrder } from '../text/stroke-order.ts';

/**
 * The attribute that orders a list by name; it follows the attribute `name` of the same entity by itself.
 *
 * @example attributes: { name: { type: 'string', required: true }, nameOrder: nameOrderAttribute }
 */
export const nameOrderAttribute = {
	type: 'string',
	watch: ['name'],
	set: (_value: string | undefined, { name }: { name?: string }) =>
		name === undefined ? undefined : strokeOrder(name),
} as const;
